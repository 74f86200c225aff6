// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {
  deserializeDateTime,
  formatDateTime,
  toLocaleDateTimeString,
} from "@web/core/l10n/dates";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/** Colour of the dot: milestones of the order stand out, the rest is beside them. */
const DOTS = {
  "order.on_hold": "o_dot_milestone text-bg-warning",
  "order.cancelled": "o_dot_milestone text-bg-danger",
  "order.closed": "o_dot_milestone text-bg-success",
};

/** Colour of a hollow dot, and what it says to those who do not see it. */
const COLOURS = {amber: "text-warning", red: "text-danger"};
const LATE = {amber: _t("due soon"), red: _t("overdue")};

/** Odoo itself (`base.user_root`): what it did by itself needs no name. */
const ROBOT = 1;

function actor(user) {
  return user && user.id !== ROBOT ? user.display_name : "";
}

/**
 * What happened to an order, oldest first, then the steps that have not happened yet
 * (field `distribution_expected_steps` of the same record) as hollow dots.
 */
export class DistributionTimeline extends Component {
  static template = "distribution_integration_base.Timeline";
  static props = {...standardFieldProps};

  setup() {
    this.action = useService("action");
  }

  get happened() {
    const events = this.props.record.data[this.props.name].records;
    return [...events]
      .sort((one, other) => one.resId - other.resId)
      .map(({resId, data}) => ({
        key: `event-${resId}`,
        time: this.short(data.at),
        exactly: formatDateTime(data.at),
        words: data.words,
        actor: actor(data.user_id),
        message: data.message_id,
        dot: this.dot(data.event_type),
      }));
  }

  get expected() {
    const steps = this.props.record.data.distribution_expected_steps || [];
    return steps.map(({label, due, state}, place) => ({
      key: `step-${place}`,
      colour: COLOURS[state] || "text-muted",
      late: LATE[state],
      time: due && this.short(deserializeDateTime(due)),
      words: label,
    }));
  }

  short(moment) {
    return toLocaleDateTimeString(moment, {showSeconds: false});
  }

  dot(eventType) {
    const milestone = eventType.startsWith("order.");
    return (
      DOTS[eventType] ||
      (milestone ? "o_dot_milestone text-bg-primary" : "text-bg-info")
    );
  }

  openMessage(message) {
    this.action.doAction({
      type: "ir.actions.act_window",
      res_model: "distribution.message",
      res_id: message.id,
      views: [[false, "form"]],
    });
  }
}

export const distributionTimeline = {
  component: DistributionTimeline,
  displayName: _t("Order timeline"),
  supportedTypes: ["one2many"],
  fieldDependencies: [{name: "distribution_expected_steps", type: "json"}],
  relatedFields: [
    {name: "at", type: "datetime"},
    {name: "event_type", type: "char"},
    {name: "words", type: "char"},
    {name: "user_id", type: "many2one", relation: "res.users"},
    {name: "message_id", type: "many2one", relation: "distribution.message"},
  ],
};

registry.category("fields").add("distribution_timeline", distributionTimeline);
