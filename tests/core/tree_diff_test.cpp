#include "widget/a11y/tree_ops.h"
#include "widget/base/random.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <map>
#include <string>
#include <vector>

using namespace help;

namespace {

/// A host in miniature: applies the operations as the TypeScript mirror does, and complains about
/// what a DOM could not do.
class Host {
public:
    struct Element {
        NodeId parent = kNoNode;
        Role role = Role::Group;
        std::vector<NodeId> children;
        std::array<std::string, kTextPartCount> texts;
        std::map<NumberPart, std::uint32_t> numbers;
    };

    void apply(const std::vector<std::uint8_t>& bytes) {
        at_ = 0;
        bytes_ = &bytes;
        while (at_ < bytes.size()) {
            step();
        }
    }

    [[nodiscard]] std::string describe(NodeId id = kNoNode, int depth = 0) const {
        std::string out;
        for (const NodeId child : elements_.at(id).children) {
            const Element& element = elements_.at(child);
            out += std::string(static_cast<std::size_t>(depth), ' ') +
                   std::string{role_name(element.role)} + " " + element.texts[0] + "=" +
                   element.texts[1] + " " + std::to_string(number(element, NumberPart::States)) +
                   "\n";
            out += describe(child, depth + 1);
        }
        return out;
    }

private:
    static std::uint32_t number(const Element& element, NumberPart part) {
        const auto at = element.numbers.find(part);
        return at == element.numbers.end() ? 0 : at->second;
    }
    std::uint8_t take8() { return bytes_->at(at_++); }
    std::uint32_t take32() {
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift < 32; shift += 8) {
            value |= static_cast<std::uint32_t>(take8()) << shift;
        }
        return value;
    }
    void insert(NodeId parent, NodeId id, NodeId before) {
        auto& children = elements_.at(parent).children;
        const auto at = before == kNoNode ? children.end()
                                          : std::find(children.begin(), children.end(), before);
        REQUIRE((before == kNoNode || at != children.end()));
        children.insert(at, id);
    }
    void remove(NodeId id) {
        const auto children = elements_.at(id).children;
        for (const NodeId child : children) {
            remove(child);
        }
        std::erase(elements_.at(elements_.at(id).parent).children, id);
        elements_.erase(id);
    }
    void step() {
        const auto op = static_cast<TreeOp>(take8());
        const NodeId id = take32();
        if (op == TreeOp::Add) {
            REQUIRE(elements_.find(id) == elements_.end());
            const NodeId parent = take32();
            const NodeId before = take32();
            elements_[id].parent = parent;
            elements_[id].role = static_cast<Role>(take8());
            elements_[id].numbers[NumberPart::Look] = take8();
            insert(parent, id, before);
            return;
        }
        REQUIRE(elements_.find(id) != elements_.end());
        if (op == TreeOp::Remove) {
            remove(id);
        } else if (op == TreeOp::Move) {
            std::erase(elements_.at(elements_.at(id).parent).children, id);
            insert(elements_.at(id).parent, id, take32());
        } else if (op == TreeOp::Text) {
            const auto part = take8();
            std::string text;
            for (std::uint32_t size = take32(); size > 0; --size) {
                text.push_back(static_cast<char>(take8()));
            }
            elements_.at(id).texts.at(part) = text;
        } else if (op == TreeOp::Number) {
            const auto part = static_cast<NumberPart>(take8());
            elements_.at(id).numbers[part] = take32();
        } else {
            FAIL("an operation that these trees cannot cause");
        }
    }

    std::map<NodeId, Element> elements_{{kNoNode, {}}};
    const std::vector<std::uint8_t>* bytes_ = nullptr;
    std::size_t at_ = 0;
};

/// A tree whose keys, roles, order and texts come from chance, but are few enough to meet again.
void grow(SemanticTree& tree, NodeId parent, int depth, Random& random) {
    std::vector<std::string> keys = {"a", "b", "c", "d", "e"};
    for (std::size_t i = keys.size() - 1; i > 0; --i) {
        std::swap(keys[i], keys[random.below(i + 1)]);
    }
    keys.resize(random.below(5) + (parent == kNoNode ? 1 : 0));
    for (const std::string& key : keys) {
        Node node;
        node.id = node_id(parent, key);
        node.parent = parent;
        node.role = random.below(4) == 0 ? Role::List : Role::Group;
        node.states = static_cast<std::uint32_t>(random.below(3));
        node.text(TextPart::Name) = std::string(random.below(3), 'n');
        node.text(TextPart::Value) = std::string(random.below(2), 'v');
        tree.nodes.push_back(node);
        if (depth > 0) {
            grow(tree, node.id, depth - 1, random);
        }
    }
}

std::string describe(const SemanticTree& tree) {
    Host host;
    std::vector<std::uint8_t> bytes;
    TreeOpWriter ops{bytes};
    diff({}, tree, ops);
    host.apply(bytes);
    return host.describe();
}

} // namespace

TEST_CASE("after any change the host's tree equals the widget's") {
    Random random{{1, 2, 3, 4}};
    Host host;
    SemanticTree before;
    for (int step = 0; step < 400; ++step) {
        SemanticTree after;
        grow(after, kNoNode, 3, random);
        std::vector<std::uint8_t> bytes;
        TreeOpWriter ops{bytes};
        diff(before, after, ops);
        host.apply(bytes);
        REQUIRE(host.describe() == describe(after));
        before = after;
    }
}

TEST_CASE("a tree that did not change costs no bytes") {
    Random random{{9, 9, 9, 9}};
    SemanticTree tree;
    grow(tree, kNoNode, 3, random);
    std::vector<std::uint8_t> bytes;
    TreeOpWriter ops{bytes};
    diff(tree, tree, ops);
    CHECK(bytes.empty());
}

TEST_CASE("ids come from keys and parents, never from order or words") {
    CHECK(node_id(kNoNode, "panel") == node_id(kNoNode, "panel"));
    CHECK(node_id(1, "a") != node_id(2, "a"));
    CHECK(node_id(1, "a") != node_id(1, "b"));
    CHECK(node_id(kNoNode, "") != kNoNode);
}
