// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {Component} from "@odoo/owl";
import {deserializeDateTime} from "@web/core/l10n/dates";
import {_t} from "@web/core/l10n/translation";
import {formatInteger} from "@web/views/fields/formatters";

/** One number; pressing it opens the list that it counted. */
export class Figure extends Component {
  static template = "distribution_integration_base.Figure";
  static props = {
    figure: {type: [Object, {value: false}]},
    open: Function,
    // A tile, a cell of a table whose heading says what it is, or words in a row.
    shape: {type: String, optional: true},
    label: {type: String, optional: true},
  };
  static defaultProps = {shape: "tile"};

  get count() {
    return formatInteger(this.props.figure.count);
  }

  get label() {
    return this.props.label || this.props.figure.label;
  }

  get since() {
    const {since} = this.props.figure;
    return since && deserializeDateTime(since).toRelative({style: "short"});
  }

  /** What a screen reader says. */
  get spoken() {
    const {amount} = this.props.figure;
    const oldest = this.since && _t("oldest %s", this.since);
    const parts = [this.count, this.label, amount, oldest].filter(Boolean);
    return _t("%s. Open the list", parts.join(", "));
  }
}
