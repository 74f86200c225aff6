// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {Component} from "@odoo/owl";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

/** What cannot be taken back: asked for once more. */
const FINAL = ["arrived", "drop", "send_again", "send_anew", "supersede"];

/** The question before a decision, or nothing. */
function question(key, label) {
  return FINAL.includes(key)
    ? _t("%s: this cannot be taken back. Go on?", label)
    : undefined;
}

/** Run a method of the record behind a widget, as a button of the view would. */
function press(component, clickParams) {
  const record = component.props.record;
  return component.env.onClickViewButton({
    clickParams: {type: "object", ...clickParams},
    getResParams: () => ({
      context: record.context,
      evalContext: record.evalContext,
      resModel: record.resModel,
      resId: record.resId,
      resIds: record.resIds,
    }),
  });
}

/** The suggested action as the first button of a form, the others under "More". */
export class ExceptionDecisions extends Component {
  static template = "distribution_integration_base.ExceptionDecisions";
  static components = {Dropdown, DropdownItem};
  static props = {...standardWidgetProps};

  get decisions() {
    return this.props.record.data.decisions || [];
  }

  decide({key, label}) {
    return press(this, {
      name: "action_decide",
      args: JSON.stringify([key]),
      confirm: question(key, label),
    });
  }
}

registry.category("view_widgets").add("distribution_decisions", {
  component: ExceptionDecisions,
  fieldDependencies: [{name: "decisions", type: "json"}],
});

/** The suggested action of a row, as a button in the list. */
export class ExceptionFix extends Component {
  static template = "distribution_integration_base.ExceptionFix";
  static props = {...standardFieldProps};

  get isOpen() {
    return this.props.record.data.state === "open";
  }

  get label() {
    const {fields, data} = this.props.record;
    const chosen = fields[this.props.name].selection.find(
      ([key]) => key === data[this.props.name]
    );
    return chosen ? chosen[1] : "";
  }

  fix() {
    const key = this.props.record.data[this.props.name];
    return press(this, {name: "action_fix", confirm: question(key, this.label)});
  }
}

registry.category("fields").add("distribution_fix", {
  component: ExceptionFix,
  displayName: _t("Suggested action"),
  supportedTypes: ["selection"],
  fieldDependencies: [{name: "state", type: "selection"}],
});
