import urllib.error
import urllib.request

import pytest

from tools import serving


def test_the_app_answers_until_the_context_ends():
    with serving.served() as address, urllib.request.urlopen(f"{address}/_stcore/health") as answer:
        assert answer.status == 200

    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{address}/_stcore/health")


def test_an_app_that_does_not_start_is_told_with_what_it_wrote(monkeypatch, tmp_path):
    monkeypatch.setattr(serving, "ROOT", tmp_path)

    with pytest.raises(RuntimeError, match=r"(?s)did not start.*app\.py"), serving.served():
        pass
