#pragma once

#include "widget/input.h"
#include "widget/output.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace help::qa {

struct BackendAnswers;
struct BackendFails;

/// Who answers the widget in a scenario.
class Backend {
public:
    virtual ~Backend() = default;

    /// Takes what a frame asked for; gives what the widget is told in the next one.
    virtual std::vector<InputEvent> serve(const std::vector<Effect>& effects) = 0;
    /// The page is gone, and with it everything that nobody has answered.
    virtual void drop_requests() = 0;
    /// Every request that came, in order.
    [[nodiscard]] virtual const std::vector<SendRequest>& requests() const = 0;

    /// It has a clock of its own: waiting takes real time.
    [[nodiscard]] virtual bool is_live() const { return false; }
    /// Hears what the backend has to say by itself, for the next serve().
    virtual void listen() {}

    /// The file that is on its way and not answered yet, the last one if there are several; 0:
    /// none.
    [[nodiscard]] virtual RequestId upload() const { return 0; }

    // The verb "backend". A backend that cannot be told what to say throws WrongUse.
    virtual void answer_next(const BackendAnswers& answers) = 0;
    virtual void fail_next(const BackendFails& fails) = 0;
    virtual void hold(bool held) = 0;
    virtual void say(const std::string& event) = 0;
    virtual void change_desk(const nlohmann::json& patch) = 0;
    virtual void set_chat(const std::string& chat) = 0;
    virtual void drop_stream() = 0;
};

} // namespace help::qa
