# SPDX-License-Identifier: GPL-2.0-only
"""A headless Chromium, controlled through a pipe with the DevTools protocol."""

import base64
import fcntl
import json
import os
import select
import subprocess
import tempfile
import time
from pathlib import Path

from command import TIMEOUT, Failure, expect

PROGRAM = "chromium-headless-shell"

# The sandbox does not work in containers or for root. The browser only shows
# pages that the tests have made, and these may run nothing. The lookups of host
# names that a browser does on its own must fail.
OPTIONS = ["--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
           "--disable-dev-shm-usage", "--hide-scrollbars",
           "--host-resolver-rules=MAP * ~NOTFOUND"]

# Events that a page must not cause, by the names that the browser reports
TROUBLE = {"Runtime.exceptionThrown", "Log.entryAdded",
           "Runtime.consoleAPICalled", "Network.requestWillBeSent"}


def pipe():
    """A pipe whose file descriptors differ from those the browser will use."""
    ends = os.pipe()
    found = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return found


class Browser:
    """One page of one browser."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory()
        commands, self.to_browser = pipe()
        self.from_browser, answers = pipe()
        # Chromium reads from descriptor 3 and writes to 4. sh does not accept
        # descriptors of two digits, so this needs bash
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{commands} 4>&{answers}', "bash",
             PROGRAM, *OPTIONS, f"--user-data-dir={self.profile.name}"],
            pass_fds=(commands, answers), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.buffer = b""
        self.count = 0
        self.session = None
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")
        self.session = self.call("Target.attachToTarget", flatten=True,
                                 targetId=target["targetId"])["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def close(self):
        self.session = None
        try:
            self.call("Browser.close")
            self.process.wait(TIMEOUT)
        finally:
            self.process.kill()
            os.close(self.to_browser)
            os.close(self.from_browser)
            self.profile.cleanup()

    def receive(self):
        deadline = time.monotonic() + TIMEOUT
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.from_browser], [], [],
                                        deadline - time.monotonic())
            expect(ready, f"{PROGRAM} says nothing")
            chunk = os.read(self.from_browser, 1 << 20)
            expect(chunk, f"{PROGRAM} has ended")
            self.buffer += chunk
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.count += 1
        command = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        message = json.dumps(command).encode() + b"\0"
        while message:
            message = message[os.write(self.to_browser, message):]
        while True:
            answer = self.receive()
            if answer.get("id") == self.count:
                expect("error" not in answer, method, answer)
                return answer["result"]
            self.events.append(answer)

    def open(self, path, width=1200, height=900):
        """Shows a file, and returns the trouble that the browser reports."""
        self.resize(width, height)
        self.events = []
        self.call("Page.navigate", url=Path(path).resolve().as_uri())
        while not any(event.get("method") == "Page.loadEventFired"
                      for event in self.events):
            self.events.append(self.receive())
        return self.trouble()

    def trouble(self):
        """Events in TROUBLE. The page may request nothing but itself."""
        self.evaluate("0")
        found = [event for event in self.events
                 if event.get("method") in TROUBLE]
        return [event for event in found
                if event["params"].get("type") != "Document"]

    def resize(self, width, height=900):
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=height, deviceScaleFactor=1, mobile=False)

    def media(self, kind="", **features):
        self.call("Emulation.setEmulatedMedia", media=kind,
                  features=[{"name": name.replace("_", "-"), "value": value}
                            for name, value in features.items()])

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression,
                           returnByValue=True)
        if "exceptionDetails" in answer:
            raise Failure(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def press_tab(self):
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key="Tab",
                      code="Tab", windowsVirtualKeyCode=9)

    def point_at(self, selector):
        box = self.evaluate(
            f"(e => {{ e.scrollIntoView({{block: 'center'}});"
            " const b = e.getBoundingClientRect();"
            " return [b.x + b.width / 2, b.y + b.height / 2]; })"
            f"(document.querySelector({json.dumps(selector)}))")
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0],
                  y=box[1])

    def screenshot(self, path, **options):
        """A picture of the page, as a PNG file."""
        data = self.call("Page.captureScreenshot", format="png",
                         captureBeyondViewport=True, **options)["data"]
        Path(path).write_bytes(base64.b64decode(data))
