// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {_t} from "@web/core/l10n/translation";

const tile = (label, count, level = "secondary", amount = false) => ({
  key: label,
  label,
  count,
  level,
  amount,
  since: false,
  action: {},
});

const cell = (label, open, today) => ({
  key: label,
  label,
  open: tile(label, open),
  today: tile(label, today),
});

/** What a usual morning looks like, shown behind *Connect your first partner*. */
export const sample = () => ({
  verdict: {level: "danger", words: _t("3 things need you"), worst: [], alarms: []},
  blocks: [
    {
      key: "pipeline",
      title: _t("Where the orders are"),
      strip: [
        cell(_t("Received"), 4, 212),
        cell(_t("Validated"), 2, 210),
        cell(_t("Accepted"), 31, 205),
        cell(_t("Allocated"), 87, 198),
        cell(_t("Shipped"), 42, 176),
        cell(_t("Invoiced"), 640, 169),
      ],
    },
    {
      key: "exceptions",
      title: _t("What needs a decision"),
      tiles: [
        tile(_t("To decide"), 3, "primary"),
        tile(_t("Codes to map"), 2, "warning"),
        tile(_t("Rules and prices"), 1, "warning"),
      ],
    },
    {
      key: "stock",
      title: _t("Deliveries and stock"),
      tiles: [
        tile(_t("Deliveries ready to ship"), 58, "primary"),
        tile(_t("Late deliveries"), 2, "danger"),
      ],
    },
  ],
});
