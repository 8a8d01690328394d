"""A page taken apart by an HTML parser that is not ours."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr", "base"}


class Node:
    """An element with its attributes, texts and elements, in their order."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.content: list[Node | str] = []

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    def all(self, tag: str = "", class_: str = "") -> Iterator["Node"]:
        """The elements in it of this tag and class, from the first on."""
        for part in self.content:
            if isinstance(part, Node):
                if tag in {"", part.tag} and (not class_ or class_ in part.attributes.get("class", "").split()):
                    yield part
                yield from part.all(tag, class_)

    def one(self, tag: str = "", class_: str = "") -> "Node":
        """The only one."""
        (found,) = self.all(tag, class_)
        return found


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        assert len(attrs) == len(node.attributes)
        self.open[-1].content.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop().tag

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read(text: str) -> Node:
    """The page; every element must be closed, and nothing may be a comment."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    (root,) = parser.open
    return root
