#pragma once

#include <string_view>

namespace help::test {

/// The desk of the domain as the protocol describes it (docs/protocol, pt-BR).
inline constexpr std::string_view kDeskJson = R"({
  "version": 1, "site": "demo", "locale": "pt-BR", "title": "Central de ajuda",
  "capabilities": ["tickets", "chat", "load", "articles"],
  "limits": { "name": 128, "email": 254, "details": 20000, "message": 4000, "comment": 1000 },
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
    "exceptions": [ { "date": "2026-12-24", "name": "Véspera de Natal", "intervals": [ { "open": "08:00", "close": "12:00" } ] },
      { "date": "2026-12-25", "name": "Natal", "closed": true }, { "date": "2027-01-01", "name": "Confraternização Universal", "closed": true } ],
    "windows": [ { "from": "2026-11-23T08:00:00-03:00", "to": "2026-11-23T18:00:00-03:00" },
      { "from": "2026-11-24T08:00:00-03:00", "to": "2026-11-24T18:00:00-03:00" },
      { "from": "2026-11-25T08:00:00-03:00", "to": "2026-11-25T18:00:00-03:00" },
      { "from": "2026-11-26T08:00:00-03:00", "to": "2026-11-26T18:00:00-03:00" },
      { "from": "2026-11-27T08:00:00-03:00", "to": "2026-11-27T18:00:00-03:00" },
      { "from": "2026-11-28T09:00:00-03:00", "to": "2026-11-28T18:00:00-03:00" },
      { "from": "2026-11-30T08:00:00-03:00", "to": "2026-11-30T18:00:00-03:00" },
      { "from": "2026-12-01T08:00:00-03:00", "to": "2026-12-01T18:00:00-03:00" },
      { "from": "2026-12-02T08:00:00-03:00", "to": "2026-12-02T18:00:00-03:00" },
      { "from": "2026-12-03T08:00:00-03:00", "to": "2026-12-03T18:00:00-03:00" },
      { "from": "2026-12-04T08:00:00-03:00", "to": "2026-12-04T18:00:00-03:00" },
      { "from": "2026-12-05T09:00:00-03:00", "to": "2026-12-05T18:00:00-03:00" } ],
    "windowsUntil": "2026-12-06T00:00:00-03:00",
    "note": "Horário de Brasília. Feriados: consulte os avisos." },
  "notices": [ { "id": "natal", "severity": "info", "title": "Horário de fim de ano", "body": "No dia 24 de dezembro atendemos até as 12h. No dia 25 não há atendimento.", "from": "2026-12-10T00:00:00-03:00", "to": "2026-12-26T00:00:00-03:00" } ],
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

/// The peak hours of the domain's desk.
inline constexpr std::string_view kLoadJson = R"({
  "version": 1, "timeZone": "America/Sao_Paulo", "source": "measured",
  "generatedAt": "2026-11-22T06:00:00-03:00", "validUntil": "2026-11-29T06:00:00-03:00",
  "week": [
    [null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null],
    [null,null,null,null,null,null,null,null,
      {"level":28,"wait":60,"samples":34}, {"level":52,"wait":150,"samples":41}, {"level":88,"wait":360,"samples":47},
      {"level":100,"wait":420,"samples":52}, {"level":64,"wait":210,"samples":38}, {"level":58,"wait":180,"samples":36},
      {"level":30,"wait":90,"samples":33}, {"level":26,"wait":80,"samples":35}, {"level":61,"wait":200,"samples":40},
      {"level":74,"wait":260,"samples":37},
      null,null,null,null,null,null],
    [null,null,null,null,null,null,null,null,
      {"level":24,"wait":60,"samples":34}, {"level":48,"wait":150,"samples":41}, {"level":84,"wait":360,"samples":47},
      {"level":96,"wait":420,"samples":52}, {"level":60,"wait":210,"samples":38}, {"level":54,"wait":180,"samples":36},
      {"level":26,"wait":90,"samples":33}, {"level":22,"wait":80,"samples":35}, {"level":57,"wait":200,"samples":40},
      {"level":70,"wait":260,"samples":37},
      null,null,null,null,null,null],
    [null,null,null,null,null,null,null,null,
      {"level":20,"wait":60,"samples":34}, {"level":44,"wait":150,"samples":41}, {"level":80,"wait":360,"samples":47},
      {"level":92,"wait":420,"samples":52}, {"level":56,"wait":210,"samples":38}, {"level":50,"wait":180,"samples":36},
      {"level":22,"wait":90,"samples":33}, {"level":18,"wait":80,"samples":35}, {"level":53,"wait":200,"samples":40},
      {"level":66,"wait":260,"samples":37},
      null,null,null,null,null,null],
    [null,null,null,null,null,null,null,null,
      {"level":22,"wait":60,"samples":34}, {"level":46,"wait":150,"samples":41}, {"level":82,"wait":360,"samples":47},
      {"level":94,"wait":420,"samples":52}, {"level":58,"wait":210,"samples":38}, {"level":52,"wait":180,"samples":36},
      {"level":24,"wait":90,"samples":33}, {"level":20,"wait":80,"samples":35}, {"level":55,"wait":200,"samples":40},
      {"level":68,"wait":260,"samples":37},
      null,null,null,null,null,null],
    [null,null,null,null,null,null,null,null,
      {"level":26,"wait":60,"samples":34}, {"level":50,"wait":150,"samples":41}, {"level":86,"wait":360,"samples":47},
      {"level":98,"wait":420,"samples":52}, {"level":62,"wait":210,"samples":38}, {"level":56,"wait":180,"samples":36},
      {"level":28,"wait":90,"samples":33}, {"level":24,"wait":80,"samples":35}, {"level":59,"wait":200,"samples":40},
      {"level":72,"wait":260,"samples":37},
      null,null,null,null,null,null],
    [null,null,null,null,null,null,null,null,null,
      {"level":18,"wait":40,"samples":21}, {"level":35,"wait":100,"samples":24}, {"level":41,"wait":120,"samples":22},
      {"level":22,"wait":60,"samples":17}, {"level":12,"wait":30,"samples":12}, {"level":10,"wait":30,"samples":9},
      {"level":11,"wait":30,"samples":6}, {"level":15,"wait":45,"samples":4}, {"level":20,"wait":50,"samples":3},
      null,null,null,null,null,null] ]
})";

/// What a ticket is answered with.
inline constexpr std::string_view kReceiptJson =
    R"({"id":"0","reference":"2026-000042","team":"Financeiro","status":"open","answerBy":"2026-11-25T18:00:00-03:00"})";

/// A search of the knowledge base, and an article of it.
inline constexpr std::string_view kArticlesJson = R"({ "articles": [
  { "id": "dns", "title": "Como apontar o domínio", "excerpt": "Dois registros no seu provedor." },
  { "id": "leads", "title": "Como importar leads", "excerpt": "De uma planilha, em três passos." } ] })";
inline constexpr std::string_view kArticleJson = R"({
  "id": "dns", "title": "Como apontar o domínio", "href": "https://ajuda.mare.example/dns",
  "blocks": [
    { "kind": "paragraph", "text": "São dois registros no painel do seu provedor." },
    { "kind": "heading", "text": "Registros" }, { "kind": "bullet", "text": "Um registro A" },
    { "kind": "code", "text": "A 203.0.113.7" },
    { "kind": "link", "text": "Ver na base de conhecimento", "href": "https://ajuda.mare.example/dns" } ]
})";

} // namespace help::test
