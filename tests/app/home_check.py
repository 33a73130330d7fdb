# SPDX-FileCopyrightText: The Binnacle developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a fresh home: the programs write below the folders a desktop names, for their owner alone, and nothing beside them."""
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time

PATIENCE = 120


def environment(home, folders):
    env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "BINNACLE_"))}
    env.update(HOME=home, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", TZ="UTC")
    env.update(folders)
    return env


def run_desktop(program, env, workspace):
    """Until it has the workspace open, which is when all its files are there."""
    window = subprocess.Popen([program], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    opened = workspace + "-wal"
    try:
        end = time.monotonic() + PATIENCE
        while not os.path.exists(opened) and time.monotonic() < end and window.poll() is None:
            time.sleep(0.1)
        seen = os.path.exists(opened)
        time.sleep(2)
        assert window.poll() is None, "the program ended by itself"
    finally:
        window.send_signal(signal.SIGTERM)
        window.wait(PATIENCE)
    assert seen, "the workspace was not opened"


def written(home):
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(home) for name in names)


def check(home, ctl, desktop, folders, roots):
    env = environment(home, folders)
    workspace = os.path.join(folders.get("XDG_DATA_HOME", os.path.join(home, ".local/share")), "binnacle/default.binnacle")
    subprocess.run([ctl, "init"], env=env, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([ctl, "people", "list"], env=env, check=True, stdout=subprocess.DEVNULL)
    if desktop:
        run_desktop(desktop, env, workspace)
    found = written(home)
    assert found, "nothing was written at all"
    for path in found:
        assert any(path.startswith(root + os.sep) for root in roots), f"{path} lies in none of {roots}"
        if os.sep + "binnacle" + os.sep in path:
            mode = stat.S_IMODE(os.stat(path).st_mode)
            assert mode & 0o077 == 0, f"{path} has mode {mode:o}"


def main():
    ctl, desktop = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as home:
        check(home, ctl, desktop, {}, [os.path.join(home, one) for one in (".local/share", ".local/state", ".cache", ".config")])
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{name.upper()}_HOME": os.path.join(home, "xdg", name) for name in ("data", "state", "cache", "config")}
        check(home, ctl, desktop, folders, list(folders.values()))
    print("nothing in the root of the home")


main()
