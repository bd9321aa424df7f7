#pragma once

#include "widget/config.h"
#include "widget/draw/surface.h"
#include "widget/input.h"
#include "widget/output.h"
#include "widget/screen/screen.h"
#include "widget/ticket/ticket_form.h"
#include "widget/transport/http_line.h"
#include "widget/transport/protocol_client.h"

#include <memory>
#include <string>
#include <vector>

namespace help {

class GlyphSource;
class TreeOpWriter;

/// The help widget: takes what happened, says what to show and what to do. Pure: everything it
/// knows came in as input.
class Widget {
public:
    /// `glyphs` may be null for the light module and outlives the widget otherwise.
    Widget(Config config, GlyphSource* glyphs);
    ~Widget();
    Widget(const Widget&) = delete;
    Widget& operator=(const Widget&) = delete;

    /// One frame. What the output borrows lives until the next call.
    const Output& frame(const Input& input);

    /// The host's textures are gone: the next drawing frame makes the glyphs again.
    void textures_lost();

    /// The screen as it is now, for tests and tools.
    [[nodiscard]] const SemanticTree& tree() const { return shown_; }

private:
    enum class Focus : std::uint8_t { Stay, FirstHeading, LastHeading, FirstInvalid };

    void handle(const ActionRequest& action);
    void handle(const Prepare& event);
    void handle(const OpenPanel& event);
    void handle(const ClosePanel& event);
    void handle(const NewSettings& event);
    void handle(const NewPreferences& event);
    void handle(const NetworkChanged& event);
    void handle(const ChannelAnswer& event);
    void handle(const ChannelFailure& event);
    void handle(const HostAnswer& event);

    void handle(const GoTo& event);
    void handle(const LeavePanel& event);
    void handle(const LoadDeskAgain& event);
    void handle(const TicketEdited& event);
    void handle(const TicketSubmitted& event);
    void handle(const AnotherTicketWanted& event);

    void handle(DeskArrived& event);
    void handle(TicketAnswered& event);

    void connect();
    void load_desk();
    void take_transport_events();
    void begin_ticket();
    void keep_ticket();
    void forget_ticket();
    void go(Route route);
    void refresh_theme();
    void notify(std::string_view name, std::string detail);
    void notify_problem(const Problem& problem);

    void build();
    void show(const ViewContext& view);
    void place_focus(TreeOpWriter& ops);
    void draw(const Input& input);

    class Effects;

    Settings settings_;
    Random random_;
    std::unique_ptr<Effects> effects_channel_;
    std::unique_ptr<CallLine> line_;
    std::unique_ptr<ProtocolClient> transport_;
    std::unique_ptr<Surface> surface_;

    UtcTime now_;
    bool open_ = false;
    Route route_ = Route::Home;
    DeskState desk_;
    bool desk_wanted_ = false; ///< somebody has asked for the desk
    bool desk_seen_ = false;   ///< "ready" has been said
    UtcTime desk_arrived_at_;
    TicketForm ticket_;
    bool ticket_kept_ = false; ///< the host holds a draft

    std::vector<ActionRequest> actions_;
    Focus focus_ = Focus::Stay;
    bool first_frame_done_ =
        false; ///< until then `output_.effects` holds what the constructor wants
    std::vector<std::pair<Live, std::string>> announcements_;
    float scroll_ = 0;
    bool show_end_ = false; ///< scroll down to what has just appeared at the end of the screen

    SemanticTree shown_;
    SemanticTree host_tree_; ///< what the host has
    float host_content_ = 0;
    Theme theme_;
    bool picture_stale_ = true;
    Viewport viewport_;
    Pointer pointer_;
    NodeId hovered_ = kNoNode;

    std::vector<std::uint8_t> ops_;
    Output output_;
};

} // namespace help
