#include "tests/draw/screens.h"
#include "tests/draw/script.h"

namespace help::screens {

namespace {

void ticket_fields(Script& s, bool wrong) {
    s.header("Abrir um ticket");
    s.body();
    s.say("form", Role::Form, Look::Stack);
    s.in();
    s.say("lead", Role::Text, Look::Lead, "A resposta chega ao seu e-mail em até 3 dias úteis.");
    s.field(Role::TextField, "Nome", "Ana Souza");
    s.field(Role::TextField, "E-mail", "ana@lojamare.com.br",
            "É o e-mail do seu login. A resposta vai para ele.")
        .states = state::kReadOnly;
    Node& reason = s.field(Role::ComboBox, "Motivo de contato", wrong ? "" : "Integrações");
    if (wrong) {
        reason.text(TextPart::Error) = "Escolha o motivo do contato.";
        reason.states = state::kInvalid;
    }
    s.in();
    for (const std::string_view name :
         {"Domínios", "Máquina de e-mail", "Leads", "Integrações", "Financeiro"}) {
        s.say("option", Role::Option, Look::Plain, name);
    }
    s.out();
    Node& details = s.field(Role::TextArea, "Detalhes", "",
                            "Quanto mais detalhes, melhor e mais rápida é a resposta.");
    details.text(TextPart::Placeholder) = "O que aconteceu? O que você esperava?";
    if (wrong) {
        details.text(TextPart::Error) = "Conte o que aconteceu: pelo menos 10 caracteres.";
        details.states = state::kInvalid;
    }
    s.out();
    s.out();
}

} // namespace

SemanticTree home() {
    Script s;
    s.hero();
    s.body();
    s.card(Role::Button, Icon::Chat, "Falar com Atendimento", "Chat de segunda a sábado");
    s.card(Role::Button, Icon::Ticket, "Abrir um ticket",
           "Resposta por e-mail em até 3 dias úteis");
    s.card(Role::Link, Icon::Book, "Base de conhecimento", "Tutoriais passo a passo");
    s.card(Role::Link, Icon::Question, "Perguntas frequentes", "As dúvidas de todos os dias");
    s.card(Role::Link, Icon::Play, "Vídeos", "Aulas curtas, do começo ao fim");
    s.card(Role::Button, Icon::Channels, "Outros canais", "E-mail, Messenger e telefones");
    s.out();
    Node& live = s.say("live", Role::Status, Look::Plain, "Ajuda aberta");
    live.states = state::kVisuallyHidden;
    return s.done();
}

SemanticTree loading() {
    Script s;
    s.hero();
    s.body();
    s.say("skeleton", Role::Status, Look::Skeleton, "Carregando").states = state::kBusy;
    s.out();
    return s.done();
}

SemanticTree ticket() {
    Script s;
    ticket_fields(s, false);
    s.say("footer", Role::Group, Look::Footer);
    s.in();
    s.button(Look::Primary, "Enviar ticket");
    return s.done();
}

SemanticTree ticket_wrong() {
    Script s;
    ticket_fields(s, true);
    s.say("footer", Role::Group, Look::Footer);
    s.in();
    s.button(Look::Primary, "Enviar ticket");
    return s.done();
}

SemanticTree sending() {
    Script s;
    ticket_fields(s, false);
    s.say("footer", Role::Group, Look::Footer);
    s.in();
    s.banner(Tone::Danger, Icon::Offline, "Sem conexão. Seu texto está guardado.",
             "Tentamos de novo sozinhos.");
    s.button(Look::Primary, "Enviando…").states = state::kBusy;
    s.button(Look::Secondary, "Tentar de novo", Icon::Retry).states = state::kDisabled;
    return s.done();
}

SemanticTree sent() {
    Script s;
    s.header("Abrir um ticket");
    s.body();
    s.say("centered", Role::Group, Look::Centered);
    s.in();
    s.emblem(Icon::Check, Tone::Success);
    s.say("title", Role::Heading, Look::Title, "Recebemos seu ticket");
    s.say("lead", Role::Text, Look::Lead, "A resposta chega em ana@lojamare.com.br.");
    s.say("sheet", Role::Group, Look::Sheet);
    s.in();
    s.fact("Número", "MARE-2041");
    s.fact("Motivo", "Integrações");
    s.fact("Resposta até", "quarta-feira, 25 de novembro");
    s.out();
    s.button(Look::Primary, "Voltar ao início");
    s.button(Look::Quiet, "Abrir outro ticket");
    return s.done();
}

SemanticTree channels() {
    Script s;
    s.header("Outros canais");
    s.body();
    s.say("section", Role::Heading, Look::Section, "Atendem você");
    s.say("sheet", Role::List, Look::Sheet);
    s.in();
    s.pair(Icon::Mail, "E-mail do suporte", "Abre um ticket. Resposta em até 3 dias úteis.");
    s.in();
    s.say("link", Role::Link, Look::Quiet, "suporte@mare.example");
    s.out();
    s.pair(Icon::Chat, "Messenger", "A mesma fila do chat, nos mesmos horários.");
    s.in();
    s.say("link", Role::Link, Look::Quiet, "Abrir o Messenger").icon = Icon::External;
    s.out();
    s.out();
    s.say("section", Role::Heading, Look::Section, "Não dão suporte");
    s.say("sheet", Role::List, Look::Sheet);
    s.in();
    s.pair(Icon::Phone, "Telefone e WhatsApp",
           "Só Vendas e Cancelamento. Para suporte, use o chat ou um ticket.");
    s.say("link", Role::Link, Look::Quiet, "Ver os telefones");
    s.out();
    return s.done();
}

SemanticTree talk() {
    Script s;
    s.header("Falar com Atendimento");
    s.body();
    s.banner(Tone::Success, Icon::Clock, "Aberto agora",
             "Até 18:00 de hoje, horário de São Paulo.");
    s.say("paragraph", Role::Text, Look::Paragraph,
          "Nossa equipe atende pelo chat. Se preferir a resposta por e-mail, abra um ticket: ele "
          "vai direto ao time certo.");
    s.say("section", Role::Heading, Look::Section, "Horários");
    s.say("sheet", Role::Group, Look::Sheet);
    s.in();
    s.fact("Segunda a sexta", "08:00 – 18:00");
    s.fact("Sábado", "09:00 – 18:00");
    s.fact("Domingo", "fechado");
    s.out();
    s.say("caption", Role::Text, Look::Caption, "Feriados: consulte os avisos.");
    s.banner(Tone::Warning, Icon::Warning, "Segunda-feira é o dia mais cheio.");
    s.banner(Tone::Accent, Icon::Info, "Você pode abrir um ticket a qualquer hora.");
    s.button(Look::Primary, "Iniciar chat", Icon::Chat);
    s.button(Look::Secondary, "Abrir um ticket", Icon::Ticket);
    return s.done();
}

SemanticTree broken() {
    Script s;
    s.hero();
    s.body();
    s.say("centered", Role::Group, Look::Centered);
    s.in();
    s.emblem(Icon::Offline, Tone::Warning);
    s.say("title", Role::Heading, Look::Title, "Não conseguimos carregar a ajuda");
    s.say("lead", Role::Text, Look::Lead,
          "Verifique sua conexão e tente de novo. Você também pode escrever para "
          "suporte@mare.example.");
    s.button(Look::Primary, "Tentar de novo", Icon::Retry);
    s.button(Look::Secondary, "Escrever um e-mail", Icon::Mail);
    return s.done();
}

SemanticTree with_text(std::string_view text) {
    Script s;
    s.header(text);
    s.body();
    s.card(Role::Button, Icon::Chat, text, text);
    s.say("paragraph", Role::Text, Look::Paragraph, text);
    s.fact(text, text);
    s.banner(Tone::Warning, Icon::Warning, text, text);
    s.field(Role::TextField, text, text, text).text(TextPart::Error) = text;
    for (const Look look : {Look::DayMark, Look::SystemLine, Look::Bullet, Look::Code}) {
        s.say("line", Role::Text, look, text);
    }
    for (const Look look : {Look::Bubble, Look::Figure, Look::Bullet}) {
        Node& node = s.say("part", Role::Text, look, text);
        node.text(TextPart::Value) = text;
        node.text(TextPart::Description) = text;
    }
    s.button(Look::Primary, text);
    return s.done();
}

} // namespace help::screens
