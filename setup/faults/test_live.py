# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents flow while things are broken: none lost, none twice, in order per key.

``DISTRIBUTION_FAULTS=full`` is the full size; without it a tenth, for every day.
"""

import os
import random
import signal
import subprocess
import threading
import time

import pytest
from partner import Partner

FULL = os.environ.get("DISTRIBUTION_FAULTS") == "full"
KEYS = 100 if FULL else 25
EACH = 20 if FULL else 8
KILLS = 50 if FULL else 5
#: After the last document is accepted it is worked within this time (seconds).
PATIENCE = 240
SEED = 20261121


def children(pid):
    """Return the processes that a process has started."""
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def workers(server):
    """Return Odoo's processes but the master: HTTP, cron, job runner."""
    return [pid for master in children(server.process.pid) for pid in children(master)]


class Watch:
    """What became of the documents, read from the database."""

    def __init__(self, live, partner):
        self.server, self.cluster = live
        self.partner = partner

    def rows(self, sql):
        return self.cluster.rows(self.server.database, sql)

    def wait_until_worked(self):
        """Wait until no document is open. Returns the seconds it took."""
        started = time.monotonic()
        while time.monotonic() - started < PATIENCE:
            [(open_count,)] = self.rows(
                "SELECT count(*) FROM distribution_message"
                " WHERE work_state IN ('waiting', 'working')"
            )
            if open_count == "0":
                return time.monotonic() - started
            time.sleep(0.5)
        pytest.fail(f"{open_count} documents are still open after {PATIENCE} s")

    def verdict(self, title, begun):
        """Print the counts; fail when one is lost, doubled or out of order."""
        sent = KEYS * EACH
        [(applied, different)] = self.rows(
            "SELECT count(*), count(DISTINCT (key, number))"
            " FROM distribution_fault_probe"
        )
        [(overtaken,)] = self.rows(
            "SELECT count(*) FROM (SELECT number - lag(number) OVER"
            " (PARTITION BY key ORDER BY id) AS step FROM distribution_fault_probe) s"
            " WHERE step <> 1"
        )
        states = dict(
            self.rows(
                "SELECT work_state, count(*) FROM distribution_message GROUP BY 1"
            )
        )
        counts = {
            "sent": sent,
            "accepted": self.partner.accepted,
            "lost": sent - int(different),
            "twice": int(applied) - int(different),
            "overtaken": int(overtaken),
            "posted again by the partner": self.partner.repeated,
            "seconds": round(time.monotonic() - begun),
        }
        print(f"\n{title}: " + ", ".join(f"{v} {k}" for k, v in counts.items()))
        assert counts["accepted"] == sent
        assert (counts["lost"], counts["twice"], counts["overtaken"]) == (0, 0, 0)
        assert states == {"done": str(sent)}


@pytest.fixture
def flow(live):
    """Return a :class:`Watch` on a partner that has begun to post."""
    database, own = live[0].database, live[1]
    own.rows(database, "TRUNCATE distribution_fault_probe")
    own.rows(database, "DELETE FROM distribution_message")
    partner = Partner(live[0], KEYS, EACH)
    partner.start()
    yield Watch(live, partner)
    partner.wait()


#: Looks inside the server, a thousand times a second: a transaction is soon over.
CATCH = """
CREATE FUNCTION pg_temp.catch(ours int[]) RETURNS SETOF int LANGUAGE plpgsql AS $$
BEGIN
    FOR look IN 1..4000 LOOP
        PERFORM pg_stat_clear_snapshot();
        RETURN QUERY
            SELECT DISTINCT substr(application_name, 6)::int FROM pg_stat_activity
            WHERE application_name LIKE 'odoo-%' AND xact_start IS NOT NULL
                AND state <> 'idle' AND backend_xid IS NOT NULL
                AND substr(application_name, 6)::int = ANY (ours);
        EXIT WHEN FOUND;
        PERFORM pg_sleep(0.001);
    END LOOP;
END $$;
"""


def busy_workers(flow):
    """Return Odoo's processes that are writing in a transaction now; wait for one.

    Odoo names its connections by the process (``db_app_name``).
    """
    ours = ",".join(map(str, workers(flow.server)))
    rows = flow.rows(f"{CATCH} SELECT * FROM pg_temp.catch(ARRAY[{ours}])")
    return [int(pid) for (pid,) in rows]


def test_workers_are_killed(flow):
    """SIGKILL at random moments, half of them in the middle of a transaction."""
    chance, begun, inside = random.Random(SEED), time.monotonic(), 0
    for number in range(KILLS):
        # Spread over the whole flow, and not all when there is little to break.
        while flow.partner.accepted < number * KEYS * EACH * 0.9 / KILLS:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.2))
        busy = busy_workers(flow) if number % 2 == 0 else []
        inside += bool(busy)
        os.kill(chance.choice(busy or workers(flow.server)), signal.SIGKILL)
    flow.partner.wait()
    flow.wait_until_worked()
    # A few kills may all meet idle workers; of fifty that would be a fault of the run.
    assert inside or not FULL, "no worker was ever caught at work"
    flow.verdict(f"{KILLS} workers killed, {inside} inside a transaction", begun)


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_postgresql_is_restarted(flow, mode):
    begun = time.monotonic()
    while flow.partner.accepted < KEYS * EACH / 3:
        time.sleep(0.05)
    flow.cluster.stop(mode)
    time.sleep(2)
    flow.cluster.start()
    flow.partner.wait()
    flow.wait_until_worked()
    flow.verdict(f"PostgreSQL restarted ({mode})", begun)


def test_job_runner_is_dead(flow):
    """The cron works the queue while the runner stands still."""
    begun = time.monotonic()
    runner = find_runner(flow)
    os.kill(runner, signal.SIGSTOP)
    wake = threading.Timer(60 if FULL else 10, os.kill, (runner, signal.SIGCONT))
    wake.start()
    try:
        flow.partner.wait()
    finally:
        wake.join()
    flow.wait_until_worked()
    flow.verdict("Job runner dead", begun)


def find_runner(flow):
    """Return the process that holds a lock for good: so the job runner is elected."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        found = flow.rows(
            "SELECT DISTINCT substr(application_name, 6)"
            " FROM pg_locks JOIN pg_stat_activity USING (pid)"
            " WHERE locktype = 'advisory' AND xact_start IS NULL"
        )
        if found:
            return int(found[0][0])
        time.sleep(0.2)
    pytest.fail("no job runner has come up")
