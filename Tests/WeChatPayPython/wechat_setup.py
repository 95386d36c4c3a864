"""The sandbox and, where a test wants it, a demo shop beside it, as child processes; and what both tests share."""
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SOUK = os.path.join(ROOT, ".build/debug/souk")


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Process:
    """A souk command that listens; its address is read from what it says."""

    def __init__(self, arguments, environment=None):
        clean = {name: value for name, value in os.environ.items() if not name.startswith("SOUK_")}
        self.log = tempfile.NamedTemporaryFile(mode="w+", suffix=".log", delete=False)
        self.process = subprocess.Popen(
            [SOUK] + arguments, env={**clean, **(environment or {})}, stdout=subprocess.PIPE, stderr=self.log, text=True)
        for line in self.process.stdout:
            found = re.search(r"listens on (http://\S+)", line)
            if found:
                self.address = found.group(1)
                return
        with open(self.log.name) as log:
            raise RuntimeError("it did not start: " + log.read()[-2000:])

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()
        self.log.close()
        os.unlink(self.log.name)


class Sandbox(Process):
    def __init__(self, folder):
        self.folder = folder
        super().__init__(["wechat-sandbox", "--port", "0", "--keys", folder, "--by-hand"])
        with open(os.path.join(folder, "connect.env")) as lines:
            self.connect = dict(line.strip().split("=", 1) for line in lines if "=" in line)

    def file(self, name):
        with open(os.path.join(self.folder, name)) as text:
            return text.read()

    def tell(self, what, **values):
        status, answer = post(f"{self.address}/sandbox/{what}", json.dumps(values).encode(), {"content-type": "application/json"})
        assert status == 200, (what, status, answer)
        return json.loads(answer)


def post(address, body, headers):
    request = urllib.request.Request(address, data=body, headers=headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def until(what, check, seconds=40):
    """Asks until it holds; for what happens in another process."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = check()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what}")


def scratch():
    folder = tempfile.mkdtemp(prefix="souk-wechat-")
    return folder, lambda: shutil.rmtree(folder, ignore_errors=True)
