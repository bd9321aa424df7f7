#include "demo/server/live/bot_stories.h"

namespace help::desk {
namespace {

constexpr std::array kStories{
    BotStory{"Domín",
             {"Oi! Meu domínio não verifica, já faz dois dias.",
              "Hi! My domain does not verify, for two days now.",
              "¡Hola! Mi dominio no se verifica, ya van dos días."},
             {BotPhrase{"Criei o registro agora. É só esperar?",
                        "I have just made the record. Do I only have to wait?",
                        "Acabo de crear el registro. ¿Solo hay que esperar?"},
              BotPhrase{"E o domínio antigo continua enviando enquanto isso?",
                        "And does the old domain go on sending meanwhile?",
                        "¿Y el dominio anterior sigue enviando mientras tanto?"},
              BotPhrase{"Deu certo, verificou! Obrigada!", "It worked, it is verified! Thank you!",
                        "¡Funcionó, ya se verificó! ¡Muchas gracias!"}}},
    BotStory{"e-mail",
             {"A campanha de hoje não saiu às 9h. Pode olhar?",
              "Today's campaign did not leave at 9. Could you have a look?",
              "La campaña de hoy no salió a las 9. ¿Puedes mirar?"},
             {BotPhrase{"Ela aparece como agendada, mas sem horário.",
                        "It is shown as scheduled, but without a time.",
                        "Aparece como programada, pero sin hora."},
              BotPhrase{"Posso mudar o assunto antes do envio?",
                        "Can I change the subject before it is sent?",
                        "¿Puedo cambiar el asunto antes del envío?"},
              BotPhrase{"Agora saiu. Obrigado pela ajuda!", "It is out now. Thanks for your help!",
                        "Ya salió. ¡Gracias por la ayuda!"}}},
    BotStory{"Leads",
             {"Importei uma planilha e só metade dos contatos apareceu.",
              "I imported a sheet and only half of the contacts appeared.",
              "Importé una planilla y solo apareció la mitad de los contactos."},
             {BotPhrase{"O arquivo é um CSV que o Excel gravou.",
                        "The file is a CSV that Excel has saved.",
                        "El archivo es un CSV que guardó Excel."},
              BotPhrase{"Se eu importar de novo, duplica o que já está lá?",
                        "If I import it again, is what is there doubled?",
                        "Si lo importo de nuevo, ¿se duplica lo que ya está?"},
              BotPhrase{"Entraram todos agora. Valeu!", "All of them are there now. Thank you!",
                        "Ahora entraron todos. ¡Gracias!"}}},
    BotStory{"Financ",
             {"Minha fatura deste mês veio com um valor diferente.",
              "This month's invoice shows another amount.",
              "La factura de este mes vino con otro valor."},
             {BotPhrase{"Mudei de plano no dia 10, pode ser isso?",
                        "I changed my plan on the 10th, can it be that?",
                        "Cambié de plan el día 10, ¿puede ser eso?"},
              BotPhrase{"Entendi. E a nota fiscal, onde eu baixo?",
                        "I see. And where do I get the receipt?",
                        "Entiendo. ¿Y dónde descargo el comprobante?"},
              BotPhrase{"Achei, era só isso. Obrigado!", "Found it, that was all. Thank you!",
                        "La encontré, era solo eso. ¡Gracias!"}}},
    BotStory{
        "Páginas",
        {"Publiquei a página e ela abre sem as imagens.",
         "I have published the page and it opens without its pictures.",
         "Publiqué la página y se abre sin las imágenes."},
        {BotPhrase{"No editor elas aparecem normalmente.", "In the editor they are shown as usual.",
                   "En el editor se ven normalmente."},
         BotPhrase{"Vou publicar de novo e te conto.", "I will publish it again and tell you.",
                   "Voy a publicarla de nuevo y te cuento."},
         BotPhrase{"Resolvido, muito obrigada!", "Solved, thank you very much!",
                   "Resuelto, ¡muchas gracias!"}}},
};

constexpr BotPhrase kHasToGo{"Preciso sair agora, volto mais tarde. Obrigado!",
                             "I have to go now and will come back later. Thank you!",
                             "Tengo que irme, vuelvo más tarde. ¡Gracias!"};
constexpr BotPhrase kContent{"Atendimento rápido e claro.", "Quick and clear.",
                             "Atención rápida y clara."};
constexpr BotPhrase kUnhappy{"Demorou para responder.", "The answers took long.",
                             "Tardaron en responder."};

} // namespace

std::span<const BotStory> bot_stories() {
    return kStories;
}

const BotPhrase& bot_has_to_go() {
    return kHasToGo;
}

const BotPhrase& bot_comment(std::int64_t score) {
    return score > 3 ? kContent : kUnhappy;
}

} // namespace help::desk
