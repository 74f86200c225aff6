# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Carriers' programming interfaces, and what they are asked with."""

from decimal import Decimal

from odoo import api, models
from odoo.exceptions import UserError

from ..carriers.contract import Address, Parcel, RateRequest, ShipRequest


class DistributionCarrier(models.AbstractModel):
    """Contract of every carrier, named ``distribution.carrier.<name>``.

    To add a carrier is to add one class that inherits this one and returns its
    provider; ``_description`` is the label people choose it by.
    """

    _name = "distribution.carrier"
    _description = "Carrier contract"

    #: Whether ``rate`` computes from a price list and asks nobody. Only then may a
    #: price be looked up while a delivery is being validated (DESIGN 3.8).
    _rates_offline = False

    @api.model
    def _provider(self, carrier):
        """Return the :class:`~..carriers.contract.Provider` that acts for ``carrier``.

        It is a plain object: it is used while no transaction is open.

        :param carrier: a ``delivery.carrier``.
        :raises DistributionError, UserError: a setting or secret is missing.
        """
        raise NotImplementedError

    @api.model
    def _rate_request(self, carrier, order):
        """Return what the price of carrying ``order`` is asked with.

        :raises UserError: the goods have no weight.
        """
        packages = carrier._get_packages_from_order(order, self._no_package_type())
        return RateRequest(
            sender=self._address(order.warehouse_id.partner_id),
            recipient=self._address(order.partner_shipping_id),
            parcels=self._parcels(packages),
        )

    @api.model
    def _ship_request(self, carrier, picking, key):
        """Return the request for the labels of ``picking``, one for each package.

        :param key: idempotency key: the same key never buys twice.
        :raises UserError: the goods have no weight, or nobody is to receive them.
        """
        if not picking.partner_id:
            raise UserError(
                self.env._("%s has no delivery address to print.", picking.name)
            )
        packages = carrier._get_packages_from_picking(picking, self._no_package_type())
        return ShipRequest(
            method=str(carrier.id),
            number=picking.name,
            sender=self._address(picking.picking_type_id.warehouse_id.partner_id),
            recipient=self._address(picking.partner_id),
            parcels=self._parcels(packages),
            service=carrier.distribution_service,
            label_format=carrier.distribution_label_format,
            idempotency_key=key,
        )

    def _no_package_type(self):
        """Goods outside packages are one parcel that weighs what they weigh."""
        return self.env["stock.package.type"]

    @api.model
    def _address(self, partner):
        """Return ``partner`` as a :class:`~..carriers.contract.Address`."""
        return Address(
            name=partner.name or partner.commercial_company_name or "",
            street=partner.street or "",
            street2=partner.street2 or "",
            city=partner.city or "",
            state=partner.state_id.code or "",
            zip=partner.zip or "",
            country=partner.country_id.code or "",
            phone=partner.phone or "",
        )

    @api.model
    def _parcels(self, packages):
        """Return Odoo's ``DeliveryPackage`` objects as parcels, in kilograms.

        Odoo weighs everything in the one unit of the general settings.
        """
        ours = self.env[
            "product.template"
        ]._get_weight_uom_id_from_ir_config_parameter()
        kilogram = self.env.ref("uom.product_uom_kgm")
        parcels = []
        for number, package in enumerate(packages, start=1):
            weight = ours._compute_quantity(package.weight, kilogram, round=False)
            parcels.append(
                Parcel(
                    reference=package.name or str(number),
                    weight=Decimal(f"{weight:.3f}"),
                )
            )
        return tuple(parcels)
