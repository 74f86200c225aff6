# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Makes the interface of the intake benchmark and the floor's table."""


def main(env, secret):
    env = env(su=True)
    credential = env["distribution.credential"].create(
        {"name": "Bench", "kind": "webhook_secret", "secret": secret}
    )
    system = env["distribution.system"].create({"name": "Bench"})
    interface = env["distribution.interface"].create(
        {
            "name": "Bench",
            "code": "bench-intake",
            "system_id": system.id,
            "direction": "in",
            "document_type": "order",
            "codec": "json",
            "transport": "http",
            "credential_id": credential.id,
        }
    )
    interface.write({"state": "live"})
    env.cr.execute(
        "CREATE TABLE distribution_bench_floor (id serial PRIMARY KEY, body bytea)"
    )
    env.cr.commit()
    return interface.id
