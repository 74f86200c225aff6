// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {Component, onWillStart, onWillUpdateProps, useRef, useState} from "@odoo/owl";
import {ListRenderer} from "@web/views/list/list_renderer";
import {listView} from "@web/views/list/list_view";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

const PREFIX = "tile_";

/**
 * The tiles above the queue. Each shows a count and is a filter of the search view
 * (`tile_<key>`, made on the server of the same domain that counted).
 */
export class ExceptionTiles extends Component {
  static template = "distribution_integration_base.ExceptionTiles";
  static props = {list: Object};

  setup() {
    this.orm = useService("orm");
    this.root = useRef("root");
    this.state = useState({tiles: []});
    onWillStart(() => this.load());
    onWillUpdateProps(() => this.load());
  }

  async load() {
    this.state.tiles = await this.orm.call("distribution.exception", "tiles");
  }

  /** The search items behind the tiles, by key. */
  get items() {
    const items = this.env.searchModel.getSearchItems(
      (item) => item.type === "filter" && (item.name || "").startsWith(PREFIX)
    );
    return Object.fromEntries(
      items.map((item) => [item.name.slice(PREFIX.length), item])
    );
  }

  isActive(tile) {
    const item = this.items[tile.key];
    return Boolean(item && item.isActive);
  }

  colour(tile) {
    const tone = tile.count ? tile.tone : "secondary";
    const active = this.isActive(tile) ? "active" : "";
    return `text-bg-${tone} bg-${tone}-subtle text-${tone}-emphasis ${active}`;
  }

  /** Show this tile's rows only; once more shows all again. */
  select(tile) {
    const model = this.env.searchModel;
    const items = this.items;
    const wasActive = this.isActive(tile);
    const ids = new Set(Object.values(items).map((item) => item.id));
    model.query = model.query.filter((element) => !ids.has(element.searchItemId));
    if (wasActive) {
      model._notify();
    } else {
      model.toggleSearchItem(items[tile.key].id);
    }
  }

  /** Arrow keys go from tile to tile. */
  onKeydown(ev) {
    const step = {ArrowRight: 1, ArrowLeft: -1}[ev.key];
    if (step) {
      const tiles = [...this.root.el.querySelectorAll("button")];
      const next = tiles.indexOf(document.activeElement) + step;
      tiles[(next + tiles.length) % tiles.length].focus();
      ev.preventDefault();
    }
  }
}

export class ExceptionQueueRenderer extends ListRenderer {
  static template = "distribution_integration_base.ExceptionQueueRenderer";
  static components = {...ListRenderer.components, ExceptionTiles};
}

registry.category("views").add("distribution_exception_queue", {
  ...listView,
  Renderer: ExceptionQueueRenderer,
});
