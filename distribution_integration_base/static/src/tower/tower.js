// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {
  Component,
  onMounted,
  onWillStart,
  onWillUnmount,
  useExternalListener,
  useRef,
  useState,
} from "@odoo/owl";
import {browser} from "@web/core/browser/browser";
import {deserializeDate, deserializeDateTime} from "@web/core/l10n/dates";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {Layout} from "@web/search/layout";
import {walk} from "./arrows";
import {Figure} from "./figure";
import {FindBox} from "./find_box";
import {sample} from "./sample";

/** Milliseconds between two looks while somebody is looking. */
const REFRESH = 60_000;

/**
 * The first screen: is all well, where are the orders, what needs me. Whatever it shows
 * comes from one call, `distribution.tower.open`; a click opens what was counted.
 */
export class ControlTower extends Component {
  static template = "distribution_integration_base.ControlTower";
  static components = {Figure, FindBox, Layout};
  static props = {...standardActionServiceProps};

  setup() {
    this.action = useService("action");
    this.orm = useService("orm");
    this.root = useRef("root");
    this.state = useState({screen: null});
    this.display = {controlPanel: {}};
    onWillStart(() => this.load());
    let clock = null;
    onMounted(() => {
      clock = browser.setInterval(() => this.refresh(), REFRESH);
    });
    onWillUnmount(() => browser.clearInterval(clock));
    useExternalListener(document, "visibilitychange", () => this.refresh());
  }

  async load() {
    const screen = await this.orm.silent.call("distribution.tower", "open", []);
    this.state.screen = screen.connected ? screen : {...screen, ...sample()};
  }

  /** Look again, unless nobody is looking. */
  async refresh() {
    if (document.visibilityState === "visible") {
      await this.load();
    }
  }

  get asOf() {
    return deserializeDateTime(this.state.screen.as_of).toLocaleString({
      hour: "numeric",
      minute: "2-digit",
    });
  }

  /** The blocks in runs: one that is as wide as the screen, or several side by side. */
  get runs() {
    const runs = [];
    for (const block of this.state.screen.blocks) {
      const last = runs.at(-1);
      if (last && !block.strip && !last[0].strip) {
        last.push(block);
      } else {
        runs.push([block]);
      }
    }
    return runs;
  }

  /** How full the bar of a cell is, in percent of the fullest. */
  share(cell, strip) {
    const most = Math.max(...strip.map(({open}) => (open ? open.count : 0)));
    return cell.open && most ? Math.ceil((100 * cell.open.count) / most) : 0;
  }

  ago(moment) {
    return deserializeDateTime(moment).toRelative({style: "short"});
  }

  /** In words: a moment is so many hours away, a day so many days. */
  due(when) {
    if (when.length > 10) {
      return this.ago(when);
    }
    return deserializeDate(when).toRelativeCalendar({unit: "days"});
  }

  walk(ev) {
    walk(ev, this.root.el);
  }

  open(action) {
    return this.action.doAction(action);
  }

  connect() {
    return this.open("distribution_integration_base.distribution_connect_action");
  }
}

registry.category("actions").add("distribution_tower", ControlTower);
