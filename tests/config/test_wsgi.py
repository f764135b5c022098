"""A request ends before its answer is sent, so a visitor who leaves cannot keep a connection."""

from config.wsgi import closing


class Answer:
    def __init__(self, streaming=False):
        self.streaming, self.closed = streaming, False

    def __iter__(self):
        return iter([b"a", b"b"])

    def close(self):
        self.closed = True


def test_a_whole_answer_is_closed_at_once():
    answer = Answer()
    assert closing(lambda environ, start: answer)({}, None) == [b"a", b"b"]
    assert answer.closed


def test_a_file_is_closed_by_whoever_sends_it():
    answer = Answer(streaming=True)
    assert closing(lambda environ, start: answer)({}, None) is answer
    assert not answer.closed


def test_a_servers_own_file_wrapper_passes():
    wrapper = iter([b"file"])
    assert closing(lambda environ, start: wrapper)({}, None) is wrapper
