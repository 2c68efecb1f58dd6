"""One process, timed from outside, and whether the machine was quiet meanwhile. Linux; standard library alone."""
import os
import re
import signal
import statistics
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")
CORES = os.cpu_count()
# A run during which others used more of the machine than this is done again.
QUIET = 0.10


def busy():
    """Seconds of CPU time that the whole machine has spent so far."""
    with open("/proc/stat") as file:
        fields = [int(field) for field in file.readline().split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICK


def memory():
    """The machine's memory in GiB."""
    with open("/proc/meminfo") as file:
        return int(re.search(r"MemTotal:\s+(\d+)", file.read()).group(1)) / 1024 / 1024


def wait_until_quiet(bound):
    """Waits, at most so many seconds, until others leave the machine alone."""
    end = time.perf_counter() + bound
    while time.perf_counter() < end:
        before, began = busy(), time.perf_counter()
        time.sleep(0.5)
        if (busy() - before) / ((time.perf_counter() - began) * CORES) < QUIET:
            return


def timed(command, cwd, log, timeout=1800):
    """Runs `command`: seconds, user and system CPU seconds, most memory in MiB, and what share of the machine others used.
    Its words go to the file `log`."""
    with open(log, "ab") as words:
        before, began = busy(), time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=words, stderr=words, start_new_session=True)
        previous = signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, timeout)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit("%s ended with %d; see %s" % (" ".join(command), process.returncode, log))
    cpu = used.ru_utime + used.ru_stime
    others = max(0.0, busy() - before - cpu) / (max(wall, 0.05) * CORES)
    return {"wall": wall, "user": used.ru_utime, "sys": used.ru_stime, "rss": used.ru_maxrss / 1024, "others": others}


def median(runs):
    """The medians of the quiet runs; of all, if there was none."""
    quiet = [run for run in runs if run["others"] <= QUIET]
    chosen = quiet or runs
    figures = {name: statistics.median(run[name] for run in chosen) for name in ("wall", "user", "sys", "rss")}
    return {**figures, "runs": len(chosen), "quiet": bool(quiet), "all": runs}
