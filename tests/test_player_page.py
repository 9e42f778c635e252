import json
import re

from hypothesis import given
from hypothesis import strategies as st

from layers.player_page import as_data, linked_page

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.lists(WORDS | st.sampled_from(["</script>", "<!--", "<script>", "]]>"]), max_size=4))
def test_words_in_a_script_element_come_back_as_they_were(words):
    assert json.loads(as_data(words)) == words


@given(WORDS.map(lambda words: f"{words}</ScRiPt><!--<script>{words}"))
def test_no_words_end_or_open_an_element(words):
    assert "<" not in as_data([words])


def test_a_title_stands_in_the_page_as_text():
    content = linked_page({"name": "</title><script>canary()</script>"}).decode()

    assert "<script>canary" not in content
    assert "&lt;script&gt;canary()&lt;/script&gt;" in content


def test_a_linked_page_asks_no_other_host():
    content = linked_page({"name": "A"}).decode()

    addresses = re.findall(r'(?:src|href)="([^"]*)"', content)
    assert len(addresses) == 5
    assert all(re.match(r"/(assets|library)/", address) for address in addresses)
