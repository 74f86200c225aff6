// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {getDataURLFromFile} from "@web/core/utils/urls";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

/** How a finding looks, and what its colour says to those who do not see it. */
const LOOKS = {
  error: {icon: "fa-times-circle", colour: "text-danger", word: _t("Error")},
  warning: {icon: "fa-exclamation-triangle", colour: "text-warning", word: _t("Warning")},
  note: {icon: "fa-info-circle", colour: "text-info", word: _t("Note")},
};

/** As `annotate.ROWS` and `PASTED` on the server. */
const ROWS = 200;
const PASTED = 5 * 1024 * 1024;

/**
 * One EDI document for people: segments with their names, codes in words and faults in
 * their place, beside the canonical form and what Odoo made of it.
 */
export class EdiReader extends Component {
  static template = "distribution_edi.Reader";
  static components = {Layout};
  static props = {...standardActionServiceProps};

  setup() {
    this.action = useService("action");
    this.orm = useService("orm");
    this.display = {controlPanel: {}};
    this.looks = LOOKS;
    this.state = useState({page: null, text: "", fileName: ""});
    onWillStart(() => this.begin());
  }

  get pasting() {
    return false;
  }

  async begin() {
    await this.turn(null, 0);
  }

  /** Ask for a page: which document of the file, from which segment on. */
  async turn(chosen, start) {
    const messageId = this.props.action.context.active_id;
    this.state.page = await this.orm.call("distribution.edi.reader", "open_message", [
      messageId,
      chosen,
      start,
    ]);
    if (this.state.page.title) {
      this.env.config.setDisplayName(this.state.page.title);
    }
  }

  choose(event) {
    return this.turn(Number(event.target.value), 0);
  }

  step(rows) {
    const {document, rows_from} = this.state.page;
    return this.turn(document.index, rows_from + rows * ROWS);
  }

  optionWords({control, code, name, findings}) {
    const words = `${control} · ${code} ${name}`;
    return findings ? _t("%s · findings: %s", words, findings) : words;
  }

  get lastRow() {
    const {rows_from, rows} = this.state.page;
    return rows_from + rows.length;
  }

  /** The gravest fault of one value; the sentence stands below the segment. */
  fault(row, part) {
    const found = row.findings.find(
      (each) =>
        each.element === part.element &&
        (!each.component || !part.component || each.component === part.component)
    );
    return found && found.severity;
  }

  partTitle(row, part) {
    const place = `${row.tag}${String(part.element).padStart(2, "0")}`;
    const component = part.component ? `-${part.component}` : "";
    const reference = part.reference ? ` (${part.reference})` : "";
    return `${place}${component}${reference}`;
  }

  open(link) {
    return this.action.doAction({
      type: "ir.actions.act_window",
      res_model: link.model,
      res_id: link.id,
      views: [[false, "form"]],
    });
  }
}

/** The same for a document from a mail; nothing is stored. */
export class EdiPaste extends EdiReader {
  setup() {
    super.setup();
    this.notification = useService("notification");
  }

  get pasting() {
    return true;
  }

  async begin() {
    this.content = "";
  }

  async turn(chosen, start) {
    this.state.page = await this.orm.call("distribution.edi.reader", "open_text", [
      this.content,
      chosen || 0,
      start,
    ]);
  }

  /** Characters beyond Latin travel as UTF-8, as they would in a file. */
  readText() {
    return this.read(new Blob([this.state.text]), "");
  }

  async readFile(event) {
    const file = event.target.files[0];
    event.target.value = "";
    if (file) {
      await this.read(file, file.name);
    }
  }

  async read(file, name) {
    if (file.size > PASTED) {
      this.notification.add(
        _t("This is larger than 5 MB. Let it in by its interface."),
        {type: "danger"}
      );
      return;
    }
    this.content = (await getDataURLFromFile(file)).split(",")[1] || "";
    this.state.fileName = name;
    await this.turn(0, 0);
  }

  again() {
    this.state.page = null;
  }
}

registry.category("actions").add("distribution_edi_reader", EdiReader);
registry.category("actions").add("distribution_edi_paste", EdiPaste);
