# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The distributor: its goods, its partners, its connections; made once, then kept."""

import base64
import secrets

#: (our code, the retailer's GTIN, words, list price)
GOODS = (
    ("HX-M8-40", "00614141000012", "Hex bolt M8 x 40, zinc, box of 50", 12.40),
    ("HX-M8-60", "00614141000029", "Hex bolt M8 x 60, zinc, box of 50", 14.10),
    ("NT-M8", "00614141000036", "Nut M8, zinc, box of 100", 6.75),
    ("WS-M8", "00614141000043", "Washer M8, zinc, box of 200", 5.20),
)
STOCK = 5000
HOUSE = {
    "name": "Crescent Supply Co.",
    "street": "12 Foundry Lane",
    "city": "Springfield",
    "zip": "01103",
    "phone": "+1 413 555 0100",
}
RETAILER = "Harbor Home Stores"
SHOP = "Tidewater Builders' Shop"
OURS = ("ZZ", "CRESCENTSUPPLY")
THEIRS = ("08", "0061414100000")
STORE = "0417"
APPROVER = "demo-approver"


class Company:
    """Sets the house up through the web client, as its people would.

    :param admin: :class:`.web_client.WebClient` of the administrator
    :param approver: a function that logs the second pair of eyes in
    """

    def __init__(self, admin, approver):
        self.admin = admin
        self._approver = approver

    def furnish(self):
        """Make goods, stock and partners."""
        admin = self.admin
        [company] = admin.read("res.company", [], ["partner_id"], limit=1)
        house = {**HOUSE, "country_id": self._country()}
        admin.call("res.partner", "write", [company["partner_id"][0]], house)
        self.warehouse = admin.read("stock.warehouse", [], ["lot_stock_id"], limit=1)[0]
        for code, gtin, name, price in GOODS:
            self._product(code, gtin, name, price)
        self.retailer = admin.ensure("res.partner", {"name": RETAILER}, is_company=True)
        self.store = admin.ensure(
            "res.partner",
            {"name": f"{RETAILER}, store {STORE}"},
            parent_id=self.retailer,
            type="delivery",
            street="417 Pier Road",
            city="Portland",
            zip="04101",
            country_id=self._country(),
        )
        self.shop = admin.ensure("res.partner", {"name": SHOP}, is_company=True)

    def _country(self):
        return self.admin.ref("base.us")

    def _product(self, code, gtin, name, price):
        admin = self.admin
        product = admin.ensure(
            "product.product",
            {"default_code": code},
            name=name,
            barcode=gtin,
            is_storable=True,
            list_price=price,
            weight=0.4,
            invoice_policy="delivery",
            taxes_id=[[5]],
        )
        location = self.warehouse["lot_stock_id"][0]
        known = admin.read(
            "stock.quant",
            [["product_id", "=", product], ["location_id", "=", location]],
            ["quantity"],
        )
        if not known or known[0]["quantity"] < STOCK / 2:
            quant = admin.call(
                "stock.quant",
                "create",
                [
                    {
                        "product_id": product,
                        "location_id": location,
                        "inventory_quantity": STOCK,
                    }
                ],
                context={"inventory_mode": True},
            )
            admin.call("stock.quant", "action_apply_inventory", quant)

    # --- connections ---------------------------------------------------------------

    def connect_retailer(self, server):
        """Connect the EDI partner at ``server`` (:class:`.sftp_server.SftpServer`)."""
        admin = self.admin
        credential = admin.ensure(
            "distribution.credential",
            {"name": f"{RETAILER}: SFTP key", "kind": "private_key"},
            secret=server.private_key,
        )
        self.retailer_system = admin.ensure(
            "distribution.system",
            {"name": RETAILER},
            partner_id=self.retailer,
            kind="retailer",
            environment="production",
            price_tolerance=2.0,
        )
        admin.call(
            "distribution.system",
            "write",
            [self.retailer_system],
            {
                "sftp_host": "127.0.0.1",
                "sftp_port": server.port,
                "sftp_user": server.user,
                "sftp_host_key": server.host_key,
                "sftp_credential_id": credential,
                "sftp_allow_private": True,
            },
        )
        self._profile()
        self._retailer_interfaces(server)

    def _profile(self):
        self.admin.ensure(
            "distribution.edi.profile",
            {"system_id": self.retailer_system},
            our_qualifier=OURS[0],
            our_identifier=OURS[1],
            partner_qualifier=THEIRS[0],
            partner_identifier=THEIRS[1],
            carton_codes=True,
            gs1_prefix="0614141",
        )
        self.admin.ensure(
            "distribution.mapping",
            {
                "system_id": self.retailer_system,
                "kind": "party",
                "code_type": "92",
                "code": STORE,
            },
            partner_id=self.store,
        )

    def _retailer_interfaces(self, server):
        outbound, inbound = f"{server.home}/outbound", f"{server.home}/inbound"
        archive = {"file_archive_folder": f"{server.home}/archive"}
        self._interface("in", "order", file_folder=outbound, **archive)
        self._interface("out", "acknowledgement", file_folder=inbound)
        events = {
            "order_response": "order.accepted",
            "shipment": "shipment.dispatched",
            "invoice": "invoice.posted",
        }
        for document_type, event in events.items():
            interface = self._interface(
                "out", document_type, file_folder=inbound, ack_expected=True
            )
            self.admin.ensure(
                "distribution.subscription",
                {"event_type": event, "interface_id": interface},
            )

    def _interface(self, direction, document_type, **values):
        word = document_type.replace("_", "-")
        return self._live(
            f"harbor-{word}-{direction}",
            name=f"{RETAILER}: {document_type.replace('_', ' ')} {direction}",
            system_id=self.retailer_system,
            direction=direction,
            document_type=document_type,
            codec="x12",
            transport="sftp",
            contract_version="004010",
            **values,
        )

    def _live(self, code, **values):
        """Return the id of a live interface; somebody else approves a new one."""
        interface = self.admin.ensure(
            "distribution.interface", {"code": code}, **values
        )
        self.go_live(interface)
        return interface

    def go_live(self, interface):
        """Have an interface approved by the second pair of eyes and let it go live."""
        [row] = self.admin.read(
            "distribution.interface", [["id", "=", interface]], ["state"]
        )
        if row["state"] == "draft":
            self.admin.call("distribution.interface", "action_submit", [interface])
        if row["state"] in ("draft", "submitted"):
            self.approver().call(
                "distribution.interface", "action_approve", [interface]
            )
        if row["state"] in ("draft", "submitted", "approved"):
            self.admin.call("distribution.interface", "action_go_live", [interface])

    def approver(self):
        """Return the web client of the second pair of eyes."""
        group = self.admin.ref(
            "distribution_integration_base.group_integration_manager"
        )
        user = self.admin.ensure(
            "res.users",
            {"login": APPROVER},
            name="Second pair of eyes",
            group_ids=[[4, group]],
        )
        password = secrets.token_urlsafe(12)
        self.admin.call("res.users", "write", [user], {"password": password})
        return self._approver(APPROVER, password)

    def connect_carrier(self):
        """Connect the simulated carrier; returns the id of its shipping method."""
        admin = self.admin
        freight = admin.ensure(
            "product.product",
            {"default_code": "FREIGHT"},
            name="Freight",
            type="service",
            invoice_policy="order",
            taxes_id=[[5]],
        )
        carrier = admin.ensure(
            "delivery.carrier",
            {"name": "Coastline Parcel (simulated)"},
            delivery_type="distribution",
            product_id=freight,
            distribution_provider="simulator",
            distribution_service="ground",
            distribution_scac="CSTL",
            integration_level="rate_and_ship",
        )
        action = admin.call(
            "delivery.carrier", "action_distribution_connect", [carrier]
        )
        self.go_live(action["res_id"])
        # Odoo asks for a label only where the operation prints one.
        types = admin.call("stock.picking.type", "search", [["code", "=", "outgoing"]])
        admin.call("stock.picking.type", "write", types, {"print_label": True})
        return carrier

    def connect_shop(self):
        """Connect the API partner; returns a new key for it."""
        admin = self.admin
        system = admin.ensure(
            "distribution.system",
            {"name": SHOP},
            partner_id=self.shop,
            kind="portal",
            environment="production",
        )
        secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
        credential = admin.ensure(
            "distribution.credential",
            {"name": f"{SHOP}: webhook", "kind": "webhook_secret"},
            secret=secret,
        )
        interface = self._live(
            "tidewater-orders-in",
            name=f"{SHOP}: orders in",
            system_id=system,
            direction="in",
            document_type="order",
            codec="json",
            transport="http",
            credential_id=credential,
        )
        client = admin.ensure(
            "distribution.api.client",
            {"name": f"{SHOP}: web shop"},
            system_id=system,
            partner_id=self.shop,
            order_interface_id=interface,
        )
        wizard = admin.create(
            "distribution.api.key.new", client_id=client, name="Demo run"
        )
        shown = admin.call("distribution.api.key.new", "action_create_key", [wizard])
        return shown["context"]["default_key"]
