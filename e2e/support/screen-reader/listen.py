"""Starts Orca with a speech dispatcher that writes down what it is given, with its time, and makes no sound."""

import html
import json
import re
import sys
import threading
import time
import types

# A practised listener has some thirty letters read in a second.
LETTER_SECONDS = 1 / 30

log = open(sys.argv[1], "a", buffering=1, encoding="utf-8")


def note(kind, text=""):
    log.write(json.dumps({"kind": kind, "text": text, "atMs": round(time.time() * 1000)}, ensure_ascii=False) + "\n")


def words_of(ssml):
    """What is heard of a marked text: its words, with one blank between two."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", ssml))).strip()


class SSIPClient:
    """Stands where Orca speaks to speech-dispatcher. What it is asked for besides speech has no answer."""

    def __init__(self, *_, **__):
        self.free_at = 0.0
        self.told = []

    def speak(self, text, callback=None, **_):
        words = words_of(text)
        note("said", words)
        start = max(time.monotonic(), self.free_at)
        self.free_at = start + len(words) * LETTER_SECONDS
        if callback is not None:
            self.tell(start, callback, CallbackType.BEGIN)
            self.tell(self.free_at, callback, CallbackType.END)

    def tell(self, at, callback, kind):
        """Orca reads a whole text piece by piece: it is told when one has been read."""
        timer = threading.Timer(at - time.monotonic(), callback, (kind,))
        timer.daemon = True
        timer.start()
        self.told.append((timer, callback))

    def char(self, text):
        note("said", text)

    def key(self, text):
        note("said", text)

    def cancel(self):
        note("cut")
        self.free_at = time.monotonic()
        waiting = [(timer, callback) for timer, callback in self.told if timer.is_alive()]
        self.told = []
        for timer, callback in waiting:
            timer.cancel()
            callback(CallbackType.CANCEL)

    stop = cancel

    def list_output_modules(self):
        return ()

    def list_synthesis_voices(self):
        return ()

    def get_language(self):
        return "fr"

    def __getattr__(self, name):
        return lambda *_, **__: None


class CallbackType:
    BEGIN, END, CANCEL, INDEX_MARK = "begin", "end", "cancel", "index_mark"


speechd = types.ModuleType("speechd")
speechd.SSIPClient = SSIPClient
speechd.CallbackType = CallbackType
speechd.PunctuationMode = types.SimpleNamespace(ALL="all", MOST="most", SOME="some", NONE="none")
speechd.Priority = types.SimpleNamespace(MESSAGE="message")
speechd.DataMode = types.SimpleNamespace(SSML="ssml", TEXT="text")
speechd.SSIPCommunicationError = type("SSIPCommunicationError", (Exception,), {})
speechd.SSIPCommandError = type("SSIPCommandError", (Exception,), {})
sys.modules["speechd"] = speechd

import gi

gi.require_version("Atspi", "2.0")
# In this order: Orca's own modules import each other in a circle.
from orca import debug, script_manager, settings_manager

# A practised listener has no use for each key, nor for a whole page at once.
settings_manager.get_manager().activate(None, {"enableKeyEcho": False, "sayAllOnLoad": False})
from orca import orca

sys.exit(orca.main())
