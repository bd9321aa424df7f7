#include "demo/server/live/bot_phrases.h"

#include "demo/server/live/bot_phrase.h"

#include <algorithm>
#include <array>

namespace help::desk {
namespace {

using Phrase = BotPhrase;

/// What is said about a topic, which shows by a piece of a word in any of the languages.
struct Topic {
    std::array<std::string_view, 5> words;
    std::array<Phrase, 3> answer;
};

constexpr std::array kTopics{
    Topic{{"domín", "domin", "domain", "dns", "dkim"},
          {Phrase{"Certo, é sobre o seu domínio.", "All right, this is about your domain.",
                  "De acuerdo, es sobre tu dominio."},
           Phrase{"Acabei de olhar: falta o registro DKIM no seu provedor de DNS.",
                  "I have just looked: the DKIM record is missing at your DNS provider.",
                  "Acabo de mirar: falta el registro DKIM en tu proveedor de DNS."},
           Phrase{"Depois de criar o registro, clique em Verificar; costuma levar até uma hora.",
                  "Once the record is there, press Verify; it usually takes up to an hour.",
                  "Después de crear el registro, pulsa Verificar; suele tardar hasta una hora."}}},
    Topic{{"e-mail", "email", "envio", "campanha", "correo"},
          {Phrase{"Entendi, vamos ver esse envio.", "I see, let us look at that sending.",
                  "Entiendo, veamos ese envío."},
           Phrase{"A campanha está na fila e sai em poucos minutos.",
                  "The campaign is in the queue and leaves in a few minutes.",
                  "La campaña está en la cola y sale en pocos minutos."},
           Phrase{"Em Campanhas › Relatório você acompanha as entregas.",
                  "Under Campaigns › Report you can follow the deliveries.",
                  "En Campañas › Informe puedes seguir las entregas."}}},
    Topic{{"lead", "contato", "import", "csv", "planilha"},
          {Phrase{"Vamos lá, é sobre a sua lista de contatos.",
                  "Right, this is about your list of contacts.",
                  "Vamos, es sobre tu lista de contactos."},
           Phrase{"Salve a planilha como CSV em UTF-8, com uma coluna chamada email.",
                  "Save the sheet as CSV in UTF-8, with a column named email.",
                  "Guarda la planilla como CSV en UTF-8, con una columna llamada email."},
           Phrase{"Os contatos repetidos são atualizados, não duplicados.",
                  "Contacts that are there already are updated, not doubled.",
                  "Los contactos repetidos se actualizan, no se duplican."}}},
    Topic{{"fatura", "cobran", "boleto", "invoice", "factura"},
          {Phrase{"Vou verificar a sua cobrança.", "Let me check that charge.",
                  "Voy a revisar tu cobro."},
           Phrase{"As faturas ficam em Conta › Plano e cobrança, com a nota fiscal.",
                  "Invoices are under Account › Plan and billing.",
                  "Las facturas están en Cuenta › Plan y cobros."},
           Phrase{
               "Se algum valor não bater, o Financeiro corrige em até 3 dias úteis.",
               "If a figure is wrong, Billing corrects it within 3 business days.",
               "Si algún valor no coincide, Finanzas lo corrige en un máximo de 3 días hábiles."}}},
};

constexpr std::array kAnyTopic{
    Phrase{"Entendi, agradeço por contar.", "I see, thank you for telling me.",
           "Entiendo, gracias por contarme."},
    Phrase{"Estou olhando a sua conta agora.", "I am looking at your account now.",
           "Estoy mirando tu cuenta ahora."},
    Phrase{"Pode me dizer desde quando isso acontece?", "Since when has this been happening?",
           "¿Desde cuándo ocurre esto?"}};

constexpr std::array<std::string_view, 8> kFarewells{"obrigad", "valeu",   "tchau", "thank",
                                                     "bye",     "gracias", "adiós", "era só isso"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

template <typename Words>
bool holds_any(std::string_view message, const Words& words) {
    std::string text(message);
    std::ranges::transform(text, text.begin(), lower);
    return std::ranges::any_of(
        words, [&text](std::string_view word) { return text.find(word) != std::string::npos; });
}

std::string first_name(std::string_view name) {
    return std::string(name.substr(0, name.find(' ')));
}

} // namespace

std::string
bot_greeting(std::string_view locale, std::string_view customer, std::string_view agent) {
    constexpr Phrase kHello{"Oi, ", "Hello, ", "Hola, "};
    constexpr Phrase kIAm{"! Aqui é a ", "! This is ", "! Soy "};
    constexpr Phrase kHow{". Como posso ajudar?", ". How can I help you?",
                          ". ¿En qué puedo ayudar?"};
    return kHello.in(locale) + first_name(customer) + kIAm.in(locale) + first_name(agent) +
           kHow.in(locale);
}

std::vector<std::string> bot_answer(std::string_view locale, std::string_view message) {
    const auto topic = std::ranges::find_if(
        kTopics, [message](const Topic& one) { return holds_any(message, one.words); });
    const auto& phrases = topic == kTopics.end() ? kAnyTopic : topic->answer;
    std::vector<std::string> sentences;
    sentences.reserve(phrases.size());
    for (const auto& phrase : phrases)
        sentences.push_back(phrase.in(locale));
    return sentences;
}

bool is_farewell(std::string_view message) {
    return holds_any(message, kFarewells);
}

std::string bot_farewell(std::string_view locale, std::string_view customer) {
    constexpr Phrase kThanks{"Eu que agradeço, ", "Thank you, ", "Gracias a ti, "};
    constexpr Phrase kBye{"! Vou encerrar o chat; se precisar, é só chamar.",
                          "! I am closing the chat; just write again if you need us.",
                          "! Voy a cerrar el chat; si nos necesitas, escríbenos."};
    return kThanks.in(locale) + first_name(customer) + kBye.in(locale);
}

} // namespace help::desk
