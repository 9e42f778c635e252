import threading

from geodata.errors import ExportStopped, UnreadableFile
from pages.parts.jobs import Job


def test_a_job_has_its_result_when_it_is_done():
    job = Job("sum", lambda wanted: 1 + 1)
    job.wait()

    assert job.is_done
    assert (job.result, job.problem) == (2, "")


def test_a_problem_is_told_in_its_own_words():
    def fail(wanted):
        raise UnreadableFile("a.csv: the file is empty")

    job = Job("read", fail)
    job.wait()

    assert (job.result, job.problem) == (None, "a.csv: the file is empty")


def test_a_job_that_was_stopped_ends():
    begun = threading.Event()

    def work_until_stopped(wanted):
        begun.set()
        while wanted():
            pass
        raise ExportStopped("stopped")

    job = Job("long", work_until_stopped)
    begun.wait()
    job.stop()
    job.wait()

    assert job.is_done
    assert job.was_stopped
    assert job.result is None
