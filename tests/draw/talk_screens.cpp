// The chat and what surrounds it: conversation, queue, peak hours, notices, rating, articles.
#include "tests/draw/screens.h"
#include "tests/draw/script.h"

namespace help::screens {

namespace {

void say_bubble(Script& s, Tone tone, std::string_view words, std::string_view caption = {}) {
    Node& bubble = s.say("message", Role::Group, Look::Bubble, "Marina, 10:32");
    bubble.tone = tone;
    bubble.text(TextPart::Value) = words;
    bubble.text(TextPart::Description) = caption;
}

void composer(Script& s, std::string_view written) {
    s.say("footer", Role::Group, Look::Footer);
    s.in();
    s.say("composer", Role::Group, Look::Composer);
    s.in();
    Node& field = s.field(Role::TextArea, "Mensagem", written);
    field.field = FieldKind::Message;
    field.text(TextPart::Placeholder) = "Escreva uma mensagem";
    s.button(Look::IconOnly, "Enviar", Icon::Send).states = written.empty() ? state::kDisabled : 0U;
    s.out();
    s.out();
}

Node& pick(Script& s, Role role, Look look, std::string_view name, bool chosen) {
    Node& node = s.say("pick", role, look, name);
    node.states = chosen ? state::kSelected : 0;
    return node;
}

void days(Script& s) {
    s.say("days", Role::TabList, Look::Tabs, "Dia da semana");
    s.in();
    const std::string_view names[] = {"segunda-feira", "terça-feira", "quarta-feira",
                                      "quinta-feira",  "sexta-feira", "sábado",
                                      "domingo"};
    const std::string_view words[] = {"Seg", "Ter", "Qua", "Qui", "Sex", "Sáb", "Dom"};
    for (int day = 0; day < 7; ++day) {
        pick(s, Role::Tab, Look::Tab, names[day], day == 2).text(TextPart::Value) = words[day];
    }
    s.out();
}

void hours(Script& s) {
    s.say("hours", Role::ListBox, Look::Chart, "Movimento por hora");
    s.in();
    const unsigned levels[] = {0, 22, 48, 86, 100, 71, 34, 0, 62, 79, 54, 28, 0};
    for (unsigned i = 0; i < 13; ++i) {
        const std::string hour = std::to_string(7 + i) + "h";
        Node& bar = pick(s, Role::Option, Look::Bar, hour + ": movimento normal", i == 6);
        bar.amount = levels[i];
        bar.tone = levels[i] < 40 ? Tone::Success : Tone::Accent;
        bar.text(TextPart::Value) = i % 2 == 1 ? hour : "";
        bar.states |= i == 0 || i == 12 ? state::kDisabled : 0;
        bar.states |= i == 9 ? state::kCurrent : 0;
    }
    s.out();
}

void table(Script& s) {
    s.say("table", Role::Table, Look::Sheet, "Horários de quarta-feira");
    s.in();
    for (const std::string_view hour : {"08:00", "09:00"}) {
        s.say("row", Role::Row, Look::Row);
        s.in();
        s.say("hour", Role::RowHeader, Look::Paragraph, hour);
        s.say("level", Role::Cell, Look::Paragraph, "tranquilo");
        s.say("wait", Role::Cell, Look::Paragraph, "cerca de 4 min");
        s.out();
    }
    s.out();
}

void notice(Script& s, Tone tone, Icon icon, std::string_view title, std::string_view words) {
    Node& node = s.say("notice", Role::Group, Look::Notice, title);
    node.tone = tone;
    node.icon = icon;
    s.in();
    s.say("title", Role::Heading, Look::Section, title);
    s.say("words", Role::Text, Look::Paragraph, words);
    s.say("link", Role::Link, Look::Quiet, "Ver os horários").icon = Icon::External;
    if (tone != Tone::Danger) {
        s.button(Look::IconOnly, "Dispensar o aviso", Icon::Close);
    }
    s.out();
}

} // namespace

SemanticTree chat() {
    Script s;
    s.header("Marina, do Atendimento");
    s.body();
    s.say("log", Role::Log, Look::Log, "Conversa");
    s.in();
    s.say("day", Role::Text, Look::DayMark, "Ontem");
    say_bubble(s, Tone::Accent, "Oi! Minha integração com a loja parou de enviar pedidos.");
    say_bubble(s, Tone::Accent, "Desde ontem à noite.\nO erro é este:", "10:31 · Lida");
    s.say("line", Role::Text, Look::SystemLine, "Marina entrou na conversa");
    say_bubble(s, Tone::Neutral, "Oi, Ana! Vou olhar agora mesmo.");
    say_bubble(s, Tone::Neutral,
               "Encontrei: a chave da loja venceu no domingo. Gere outra em Configurações → "
               "Integrações e cole no campo da chave.",
               "10:34");
    s.in();
    s.say("link", Role::Link, Look::Quiet, "Como gerar a chave").icon = Icon::External;
    s.out();
    s.say("day", Role::Text, Look::DayMark, "Novas mensagens").tone = Tone::Accent;
    say_bubble(s, Tone::Accent,
               "https://loja.example/painel/configuracoes/integracoes/chave/"
               "0f2b6c1e9a7d4e55b1c3");
    say_bubble(s, Tone::Danger, "Aqui deu certo?");
    s.in();
    s.button(Look::Quiet, "Tentar de novo", Icon::Retry);
    s.out();
    Node& failed = s.say("message", Role::Group, Look::Bubble, "Ana, 10:36");
    failed.tone = Tone::Accent;
    failed.text(TextPart::Value) = "👍";
    failed.text(TextPart::Error) = "Não foi enviada.";
    s.say("typing", Role::Status, Look::Typing, "Marina está escrevendo");
    s.out();
    s.out();
    s.button(Look::Jump, "2 mensagens novas", Icon::Down).tone = Tone::Accent;
    composer(s, "Funcionou! Só mais uma coisa:\no relatório de domingo");
    return s.done();
}

SemanticTree queue() {
    Script s;
    s.header("Falar com Atendimento");
    s.body();
    s.say("centered", Role::Group, Look::Centered);
    s.in();
    s.emblem(Icon::Clock, Tone::Accent);
    s.say("title", Role::Heading, Look::Title, "Você está na fila");
    s.say("figure", Role::Text, Look::Figure, "pessoas à sua frente").text(TextPart::Value) = "3";
    s.say("row", Role::Group, Look::Row);
    s.in();
    s.say("figure", Role::Text, Look::Figure, "espera provável").text(TextPart::Value) = "3–6 min";
    s.say("figure", Role::Text, Look::Figure, "atendentes agora").text(TextPart::Value) = "4";
    s.out();
    s.say("row", Role::Group, Look::Row);
    s.in();
    s.button(Look::Secondary, "Abrir um ticket", Icon::Ticket);
    s.button(Look::Secondary, "Sair da fila");
    s.out();
    s.out();
    s.out();
    composer(s, "");
    return s.done();
}

SemanticTree peak() {
    Script s;
    s.header("Horários de pico");
    s.body();
    s.say("lead", Role::Text, Look::Lead, "Escolha um horário mais tranquilo e espere menos.");
    days(s);
    hours(s);
    s.say("caption", Role::Text, Look::Caption, "13h: tranquilo, espera de uns 2 minutos.");
    table(s);
    s.button(Look::Primary, "Iniciar chat", Icon::Chat);
    return s.done();
}

SemanticTree notices() {
    Script s;
    s.header("Avisos");
    s.body();
    notice(s, Tone::Accent, Icon::Calendar, "Natal",
           "No dia 25 de dezembro não há atendimento. No dia 24 fechamos ao meio-dia.");
    notice(s, Tone::Warning, Icon::Warning, "Mais movimento que o normal nesta segunda-feira",
           "A espera está maior. Se puder, escreva por ticket.");
    notice(s, Tone::Danger, Icon::Offline, "Envio de e-mails fora do ar",
           "Estamos trabalhando nisso. Voltamos a avisar às 15:00.");
    notice(s, Tone::Neutral, Icon::None, "Manutenção", "Domingo, das 2:00 às 4:00.");
    return s.done();
}

SemanticTree rating() {
    Script s;
    s.header("Conversa encerrada");
    s.body();
    s.say("centered", Role::Group, Look::Centered);
    s.in();
    s.emblem(Icon::Check, Tone::Success);
    s.say("title", Role::Heading, Look::Title, "Como foi o atendimento?");
    s.say("lead", Role::Text, Look::Lead, "Sua nota ajuda a Marina e o time a melhorar.");
    s.say("rating", Role::RadioGroup, Look::Rating, "Nota");
    s.in();
    for (int i = 1; i <= 5; ++i) {
        pick(s, Role::Radio, Look::Star, std::to_string(i) + " de 5", i == 4).icon = Icon::Star;
    }
    s.out();
    s.button(Look::Primary, "Enviar a nota");
    s.button(Look::Quiet, "Salvar a conversa", Icon::Save);
    s.out();
    s.out();
    return s.done();
}

SemanticTree article() {
    Script s;
    s.header("Base de conhecimento");
    s.body();
    Node& search = s.field(Role::TextField, "Buscar", "chave");
    search.field = FieldKind::Search;
    search.text(TextPart::Placeholder) = "Buscar na base de conhecimento";
    s.say("title", Role::Heading, Look::Title, "Gerar outra chave de integração");
    s.say("words", Role::Text, Look::Paragraph,
          "A chave liga a sua loja à plataforma. Ela vale por um ano.");
    s.say("section", Role::Heading, Look::Section, "Passo a passo");
    s.say("list", Role::List, Look::Plain);
    s.in();
    s.say("step", Role::ListItem, Look::Bullet, "Abra Configurações.").text(TextPart::Value) = "1.";
    s.say("step", Role::ListItem, Look::Bullet,
          "Em Integrações, escolha a sua loja e depois Gerar outra chave.")
        .text(TextPart::Value) = "2.";
    s.out();
    s.say("section", Role::Heading, Look::Section, "Confira");
    s.say("list", Role::List, Look::Plain);
    s.in();
    s.say("item", Role::ListItem, Look::Bullet, "A chave antiga deixa de valer na mesma hora.");
    s.say("item", Role::ListItem, Look::Bullet, "Os pedidos da noite chegam em até 1 hora.");
    s.out();
    s.say("code", Role::Text, Look::Code,
          "curl https://api.loja.example/pedidos \\\n  -H \"Authorization: Bearer SUA_CHAVE\"");
    for (const std::uint32_t width : {1'200U, 120U}) {
        Node& picture = s.say("picture", Role::Image, Look::Picture, "A tela com a chave");
        picture.text(TextPart::Href) = "/pictures/key.png";
        picture.max_length = width;
        picture.amount = width / 2;
    }
    s.button(Look::Secondary, "Falar com Atendimento", Icon::Chat);
    return s.done();
}

} // namespace help::screens
