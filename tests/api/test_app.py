"""The application answers this machine's own pages alone."""


def test_it_says_that_it_is_well(small):
    answer = small.get("/health")

    assert (answer.status_code, answer.json()) == (200, {"status": "well"})
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_another_host_name_is_refused(small):
    assert small.get("/health", headers={"host": "elsewhere.example"}).status_code == 400


def test_nothing_else_is_there(small):
    assert small.get("/etc/passwd").status_code == 404
    assert small.get("/etc/passwd").headers["content-type"] == "application/problem+json"
