import inspect

from geodata import errors


def named_errors():
    return {
        name: error
        for name, error in inspect.getmembers(errors, inspect.isclass)
        if error.__module__ == errors.__name__
    }


def test_the_tree_at_the_top_of_the_file_names_every_error_and_no_other():
    tree = {line.strip("├└─ ") for line in errors.__doc__.splitlines()[2:] if line.strip()}

    assert tree == set(named_errors())


def test_every_error_can_be_caught_as_a_geodata_error():
    assert all(issubclass(error, errors.GeodataError) for error in named_errors().values())


def test_an_invalid_time_says_its_reason_with_and_without_the_text():
    error = errors.InvalidTime("mid Jan", "is not a date; write 2025-01-15~")

    assert str(error) == "“mid Jan” is not a date; write 2025-01-15~"
    assert error.reason == "is not a date; write 2025-01-15~"
