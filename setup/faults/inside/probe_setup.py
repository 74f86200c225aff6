# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Makes the interface that the fault run posts to."""


def main(env, secret):
    env = env(su=True)
    credential = env["distribution.credential"].create(
        {"name": "Faults", "kind": "webhook_secret", "secret": secret}
    )
    system = env["distribution.system"].create({"name": "Faults"})
    interface = env["distribution.interface"].create(
        {
            "name": "Faults",
            "code": "faults",
            "system_id": system.id,
            "direction": "in",
            "document_type": "probe",
            "codec": "probe",
            "transport": "http",
            "credential_id": credential.id,
        }
    )
    interface.write({"state": "live"})
    env.cr.commit()
    return interface.id
