import re

import pytest

from layers.embed import embed_snippet

ADDRESS = "https://atlas.example/embed?from=2024-10-06&to=2024-11-05"
PAGE = "https://atlas.example/explore"


def test_a_snippet_frames_the_address_and_links_to_the_page():
    snippet = embed_snippet(ADDRESS, title="Troops", page=PAGE)

    assert 'src="https://atlas.example/embed?from=2024-10-06&amp;to=2024-11-05"' in snippet
    assert 'title="Troops"' in snippet
    assert '<a href="https://atlas.example/explore">Troops</a>' in snippet


def test_a_title_ends_no_attribute_and_no_element():
    snippet = embed_snippet(ADDRESS, title='"><script>canary()</script>', page=PAGE)

    assert re.findall(r"<(\w+)", snippet) == ["iframe", "p", "a"]


def test_a_still_picture_stands_in_where_no_script_runs():
    still = "https://atlas.example/preview.png?from=2024-10-06&to=2024-11-05"

    snippet = embed_snippet(ADDRESS, title='"><b>', page=PAGE, preview=still)

    assert re.findall(r"<(\w+)", snippet) == ["iframe", "noscript", "a", "img", "p", "a"]
    assert f'src="{still.replace("&", "&amp;")}"' in snippet


@pytest.mark.parametrize("address", ["/embed", "javascript:canary()", "//atlas.example", "ftp://a"])
def test_an_address_that_is_not_a_whole_one_of_the_web_is_refused(address):
    with pytest.raises(ValueError, match="no whole address"):
        embed_snippet(address, title="Troops", page=PAGE)
    with pytest.raises(ValueError, match="no whole address"):
        embed_snippet(ADDRESS, title="Troops", page=PAGE, preview=address)
