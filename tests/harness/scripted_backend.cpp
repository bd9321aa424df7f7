#include "tests/harness/scripted_backend.h"

#include <algorithm>

namespace help::test {

const std::string_view kDeskJson = R"({
  "version": 1, "site": "demo", "locale": "pt-BR", "title": "Central de ajuda",
  "capabilities": ["tickets"],
  "limits": { "name": 128, "email": 254, "details": 20000 },
  "cards": [
    { "id": "talk", "kind": "talk", "icon": "chat", "title": "Falar com Atendimento", "detail": "Chat de segunda a sábado" },
    { "id": "ticket", "kind": "ticket", "icon": "ticket", "title": "Abrir um ticket", "detail": "Resposta por e-mail em até 3 dias úteis" },
    { "id": "knowledge", "kind": "link", "icon": "book", "title": "Base de conhecimento", "detail": "Tutoriais passo a passo", "href": "https://ajuda.mare.example/" },
    { "id": "faq", "kind": "link", "icon": "question", "title": "Perguntas frequentes", "detail": "Respostas rápidas", "href": "https://ajuda.mare.example/faq" },
    { "id": "videos", "kind": "link", "icon": "play", "title": "Aulas em vídeo", "detail": "Passo a passo na tela", "href": "https://videos.mare.example/" },
    { "id": "channels", "kind": "channels", "icon": "channels", "title": "Outros canais", "detail": "E-mail, Messenger e telefones" }
  ],
  "hours": { "timeZone": "America/Sao_Paulo",
    "weekly": [ { "days": [1,2,3,4,5], "open": "08:00", "close": "18:00" }, { "days": [6], "open": "09:00", "close": "18:00" } ],
    "note": "Horário de Brasília. Feriados: consulte os avisos." },
  "reasons": [
    { "id": "domains", "label": "Domínios", "team": "Domínios" }, { "id": "mail", "label": "Máquina de e-mail", "team": "Máquina de e-mail" },
    { "id": "machines", "label": "Outras máquinas", "team": "Outras máquinas" }, { "id": "leads", "label": "Leads", "team": "Leads" },
    { "id": "pages", "label": "Páginas", "team": "Páginas" }, { "id": "integrations", "label": "Integrações", "team": "Integrações" },
    { "id": "products", "label": "Produtos", "team": "Produtos" }, { "id": "finance", "label": "Financeiro", "team": "Financeiro" } ],
  "channels": [
    { "id": "email-support", "kind": "email", "support": true, "title": "E-mail do suporte", "detail": "Abre um ticket. Resposta em até 3 dias úteis.", "label": "suporte@mare.example", "href": "mailto:suporte@mare.example" },
    { "id": "sales-phone", "kind": "phone", "support": false, "title": "Telefone de Vendas e Cancelamento", "detail": "Não dá suporte: para dúvidas, use os canais acima.", "label": "(11) 5555-0100", "href": "tel:+551155550100" } ],
  "answerBusinessDays": 3
})";

const std::string_view kReceiptJson =
    R"({"id":"0","reference":"2026-000042","team":"Financeiro","status":"open","answerBy":"2026-11-25T18:00:00-03:00"})";

namespace {

std::string_view path_of(const SendRequest& request) {
    return request.request.url;
}

} // namespace

void ScriptedBackend::next(std::string_view path, Answer answer) {
    plans_.push_back({std::string{path}, std::move(answer)});
}

void ScriptedBackend::fail_next(std::string_view path, ChannelFault fault) {
    plans_.push_back({std::string{path}, {}, true, fault});
}

std::vector<InputEvent> ScriptedBackend::serve(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
        if (const auto* send = std::get_if<SendRequest>(&effect)) {
            requests_.push_back(*send);
            waiting_.push_back(*send);
        } else if (const auto* cancel = std::get_if<CancelRequest>(&effect)) {
            std::erase_if(waiting_,
                          [&](const SendRequest& request) { return request.id == cancel->id; });
        }
    }
    std::vector<InputEvent> answers;
    while (!held_ && !waiting_.empty()) {
        answers.push_back(respond(waiting_.front()));
        waiting_.pop_front();
    }
    return answers;
}

InputEvent ScriptedBackend::respond(const SendRequest& request) {
    const auto plan = std::find_if(plans_.begin(), plans_.end(), [&](const Plan& each) {
        return path_of(request).starts_with(each.path);
    });
    if (plan != plans_.end()) {
        const Plan chosen = *plan;
        plans_.erase(plan);
        if (chosen.fails) {
            return ChannelFailure{request.id, chosen.fault};
        }
        return ChannelAnswer{request.id, chosen.answer.status, chosen.answer.content_type,
                             chosen.answer.retry_after, chosen.answer.body};
    }
    if (path_of(request).starts_with("/v1/bootstrap")) {
        return ChannelAnswer{request.id, 200, "application/json", {}, std::string{kDeskJson}};
    }
    if (path_of(request) == "/v1/sessions") {
        return ChannelAnswer{
            request.id, 201, "application/json", {}, R"({"token":"secret-token"})"};
    }
    return ChannelAnswer{request.id, 201, "application/json", {}, std::string{kReceiptJson}};
}

int ScriptedBackend::count(std::string_view method_and_path) const {
    return static_cast<int>(
        std::count_if(requests_.begin(), requests_.end(), [&](const SendRequest& request) {
            return (std::string{request.request.method} + " " + request.request.url)
                .starts_with(method_and_path);
        }));
}

std::string ScriptedBackend::last_body(std::string_view path) const {
    const auto at =
        std::find_if(requests_.rbegin(), requests_.rend(), [&](const SendRequest& request) {
            return path_of(request).starts_with(path);
        });
    return at == requests_.rend() ? std::string{} : at->request.body;
}

} // namespace help::test
