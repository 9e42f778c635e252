from tools.tour import BEGIN, END, LOOKS, SCREENS, page_addresses, picture, tour_of, with_tour


def test_writing_the_tour_again_changes_nothing():
    readme = f"before\n{BEGIN}\nold\n{END}\nafter\n"

    once = with_tour(readme, "new")

    assert once == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert with_tour(once, "new") == once


def test_a_stop_of_the_tour_shows_each_look_with_a_text_of_its_own():
    tour = tour_of(SCREENS[:1])

    assert all(f"pictures/{picture(SCREENS[0], look).name}" in tour for look in LOOKS)
    assert all(f'alt="{SCREENS[0].shows}{words}"' in tour for _, words in LOOKS.values())


def test_every_page_of_the_navigation_has_an_address_and_one_is_at_the_root():
    addresses = page_addresses()

    assert addresses["sources_and_method.py"] == "/sources"
    assert list(addresses.values()).count("/") == 1


def test_no_two_screens_share_a_picture():
    names = [screen.name for screen in SCREENS]

    assert len(set(names)) == len(names)
