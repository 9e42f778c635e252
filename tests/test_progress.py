"""Long work is followed, and left off when asked."""

from threading import Event

from geodata.errors import FigureRefused
from layers.progress import Step, Work


def in_steps(count, before=lambda: None):
    def make(follow):
        for number in range(count):
            follow(Step(number, count, f"part {number}"))
            before()
        return "made"

    return make


def test_work_that_is_let_be_gives_what_it_makes():
    work = Work(in_steps(3))
    work.join()

    assert work.result == "made"
    assert not work.goes_on
    assert not work.cancelled


def test_cancelled_work_stops_at_its_next_step_and_makes_nothing():
    begun, go_on = Event(), Event()

    def slowly():
        begun.set()
        go_on.wait()

    work = Work(in_steps(100, slowly))
    begun.wait()
    work.cancel()
    go_on.set()
    work.join()

    assert work.cancelled
    assert work.result is None
    assert work.step.done == 1


def test_refused_work_says_why():
    def refused(follow):
        follow(Step(0, 1, "nothing"))
        raise FigureRefused("No claim.")

    work = Work(refused)
    work.join()

    assert work.problem == "No claim."
    assert work.result is None
