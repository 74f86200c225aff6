// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {useService} from "@web/core/utils/hooks";
import {AutoComplete} from "@web/core/autocomplete/autocomplete";

/** Return [{name, kind, words, action}] of whatever has this number. */
async function find(orm, text) {
  const groups = await orm.silent.call("distribution.tower.search", "find", [text]);
  return groups.flatMap(({label, rows}) => rows.map((row) => ({...row, kind: label})));
}

/** Finds a document by any of its numbers: arrows and Enter, or the mouse. */
export class FindBox extends Component {
  static template = "distribution_integration_base.FindBox";
  static components = {AutoComplete};
  static props = {};

  setup() {
    this.action = useService("action");
    this.orm = useService("orm");
    this.sources = [
      {
        placeholder: _t("Searching..."),
        optionSlot: "option",
        options: (text) => this.options(text.trim()),
      },
    ];
  }

  async options(text) {
    if (!text) {
      return [];
    }
    const found = await find(this.orm, text);
    if (!found.length) {
      return [{label: _t("Nothing has this number"), data: {}}];
    }
    return found.map((row) => ({
      label: row.name,
      data: row,
      onSelect: () => this.action.doAction(row.action),
    }));
  }
}

registry.category("command_setup").add("=", {
  debounceDelay: 250,
  emptyMessage: _t("Nothing has this number"),
  name: _t("numbers"),
  placeholder: _t("Order, delivery, invoice, tracking or control number..."),
});

registry.category("command_provider").add("distribution_find", {
  namespace: "=",
  async provide(env, {searchValue}) {
    if (!(await user.hasGroup("distribution_integration_base.group_viewer"))) {
      return [];
    }
    const found = await find(env.services.orm, searchValue);
    return found.map((row) => ({
      name: [row.kind, row.name, row.words].filter(Boolean).join(" · "),
      action: () => env.services.action.doAction(row.action),
    }));
  },
});
