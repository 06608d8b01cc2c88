"""A page as the tests look at it: its tags with their attributes."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """What the checks below need of a page: its tags with their attributes, and its headings' levels."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]
