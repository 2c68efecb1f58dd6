"""A preview that runs, and what the machine says of it. Linux; standard library alone."""
import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")


class Preview:
    """`command` with `{port}` in it, in `folder`."""

    def __init__(self, command, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [part.replace("{port}", str(self.port)) for part in command]
        self.log = open(os.path.join(folder, "preview.log"), "wb")
        self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.connection = None

    def get(self, path):
        """The body at `path`; empty if nobody answers yet. One connection for all, as a browser has it."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
            self.connection.request("GET", path)
            return self.connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            self.connection = None
            return b""

    def wait_for(self, path, words, timeout):
        """When `words` were first served at `path`."""
        end = time.perf_counter() + timeout
        while words not in self.get(path):
            if time.perf_counter() > end or self.process.poll() is not None:
                raise SystemExit("in vain: %r at %s; see %s" % (words, path, self.log.name))
            time.sleep(0.001)
        return time.perf_counter()

    def cpu(self):
        """Seconds of CPU time so far."""
        with open("/proc/%d/stat" % self.process.pid) as file:
            fields = file.read().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self, line="VmRSS"):
        """MiB; `VmHWM` for the most there was."""
        with open("/proc/%d/status" % self.process.pid) as file:
            return int(re.search(line + r":\s+(\d+)", file.read()).group(1)) / 1024

    def files(self):
        """How many files are open."""
        return len(os.listdir("/proc/%d/fd" % self.process.pid))

    def wait_until_idle(self):
        """Waits until it has had nothing to do for a second."""
        idle = 0
        while idle < 4:
            before = self.cpu()
            time.sleep(0.25)
            idle = idle + 1 if self.cpu() - before < 0.02 else 0

    def end(self):
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def percentile(values, share):
    """The value below which this share of `values` lies."""
    values = sorted(values)
    return values[min(len(values) - 1, round(share * len(values)))]


def replace_in(path, old, new):
    """Writes the file once, with `new` for the first `old`."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if old not in text:
        raise SystemExit("%r is not in %s" % (old, path))
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new, 1))


def body_edits(command, folder, address, path, edits):
    """Saves the page at `path` again and again, and waits until `address` has the new words. Seconds from the write to the
    words, the median of the CPU time of an edit, the time to the first page, the most memory in MiB."""
    began = time.perf_counter()
    preview = Preview(command, folder)
    try:
        up = preview.wait_for(address, b"EDIT", 900) - began
        preview.wait_until_idle()
        times, cpu, last = [], [], "EDIT"
        for number in range(edits + 1):
            words, before = "EDIT%d" % number, preview.cpu()
            began = time.perf_counter()
            replace_in(path, last + " ", words + " ")
            seen = preview.wait_for(address, words.encode() + b" ", 120) - began
            preview.wait_until_idle()
            last = words
            if number:  # the first one warms up
                times.append(seen)
                cpu.append(preview.cpu() - before)
        replace_in(path, last + " ", "EDIT ")
        return {"times": times, "median": statistics.median(times), "p95": percentile(times, 0.95), "cpu": statistics.median(cpu),
                "up": up, "rss": preview.memory("VmHWM")}
    finally:
        preview.end()


def title_edits(command, folder, address, path, sample, shown, edits):
    """Saves the page at `path` with another title, and waits until its own page and those of `sample` have it. Seconds. In the
    end all of `shown` must have it."""
    preview = Preview(command, folder)
    try:
        preview.wait_for(address, b"EDIT", 900)
        preview.wait_until_idle()
        times, last = [], "Why the "
        for number in range(edits + 1):
            words = "Why %d the " % number
            began = time.perf_counter()
            replace_in(path, last, words)
            for other in [address] + sample:
                seen = preview.wait_for(other, words.encode(), 120)
            preview.wait_until_idle()
            last = words
            if number:
                times.append(seen - began)
        without = [other for other in shown if last.encode() not in preview.get(other)]
        if without:
            raise SystemExit("the new title is not shown at %s" % ", ".join(without))
        replace_in(path, last, "Why the ")
        return {"times": times, "median": statistics.median(times), "p95": percentile(times, 0.95)}
    finally:
        preview.end()
