// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const first = (block) => ({
  content: `${block} stands first`,
  trigger: `.o_tower_blocks > :first-child > section[data-block=${block}]:first-child`,
});
const press = (figure) => ({
  content: `Open what ${figure} counted`,
  trigger: `.o_figure[data-figure="${figure}"]`,
  run: "click",
});
const row = (text) => ({
  content: `${text} is in the list`,
  trigger: `.o_data_row:contains(${text})`,
});
const back = {
  content: "Back to the tower",
  trigger: ".breadcrumb-item a:contains(Control tower), .o_back_button",
  run: "click",
};

tours.add("distribution_tower_warehouse", {
  steps: () => [
    first("stock"),
    press("ready"),
    row("WH/OUT"),
    {
      content: "Open the delivery",
      trigger: ".o_data_row:contains(WH/OUT) .o_data_cell[name=name]",
      run: "click",
    },
    {content: "Ship it", trigger: "button[name=button_validate]", run: "click"},
    {
      content: "It is shipped",
      trigger: ".o_arrow_button_current:contains(Done)",
    },
  ],
});

tours.add("distribution_tower_finance", {
  steps: () => [
    first("money"),
    press("to_invoice"),
    row("Part BOLT"),
    back,
    first("money"),
    press("unpaid"),
    {
      content: "Open the invoice",
      trigger: ".o_data_row:contains(Northside Tools) .o_data_cell",
      run: "click",
    },
    {
      content: "It was paid",
      trigger: ".o_form_view button[name=action_register_payment]",
      run: "click",
    },
    {
      content: "Write it down",
      trigger: ".modal button[name=action_create_payments]",
      run: "click",
    },
    {
      // The payment's own form has no such button either, so it must be gone.
      content: "Nothing is left to be paid",
      trigger:
        "body:not(:has(.modal)) .o_action_manager " +
        ".o_form_view:not(:has(button[name=action_register_payment])) " +
        ".ribbon span:contains(/paid|in payment/i)",
    },
  ],
});

tours.add("distribution_tower_customer_service", {
  steps: () => [
    first("exceptions"),
    {
      content: "The verdict tells the worst in words",
      trigger: ".o_tower_verdict .o_tower_worst:contains(Item 9 of PO-2005)",
      run: "click",
    },
    {
      content: "It says what to do next",
      trigger: ".o_form_view .lead:contains(Map it.)",
    },
    {
      content: "Take it over",
      trigger: "button[name=action_assign_to_me]",
      run: "click",
    },
    {
      content: "It is taken",
      trigger: ".o_form_view:not(:has(button[name=action_assign_to_me]))",
    },
    back,
    press("orders:allocated"),
    {
      content: "Open the order",
      trigger: ".o_data_row:contains(PO-2002) .o_data_cell[name=client_order_ref]",
      run: "click",
    },
    {
      content: "Its story",
      trigger: ".o_notebook a[name=distribution_timeline]",
      run: "click",
    },
    {
      content: "What happened has a full dot",
      trigger: ".o_distribution_timeline li:not(.o_expected):contains(PO-2002 was)",
    },
    {
      content: "What is still to come has a hollow one, with its time",
      trigger: ".o_distribution_timeline .o_expected:contains(due):contains(Shipped)",
    },
  ],
});

tours.add("distribution_tower_manager", {
  steps: () => [
    first("pipeline"),
    {
      content: "The manager's spreadsheet has a place in the menu",
      trigger: ".o_menu_sections [data-menu-xmlid$=distribution_menu_follow_up]",
      run: "click",
    },
    {
      trigger: ".o-dropdown-item[data-menu-xmlid$=distribution_dashboard_menu]",
      run: "click",
    },
    {
      // The spreadsheet's own programs are loaded first.
      content: "Its charts are drawn",
      trigger: ".o_spreadsheet_dashboard_action .o-figure canvas",
      timeout: 30000,
    },
  ],
});

/** By keys alone: what the verdict counted, numbers by arrows, and back. */
tours.add("distribution_tower_keyboard", {
  steps: () => [
    first("exceptions"),
    {
      content: "Numbers can be typed or scanned at once",
      trigger: "#o_distribution_find:focus",
      run: "press Tab",
    },
    {trigger: "button[title='Look again']:focus", run: "press Tab"},
    {
      content: "The verdict's own list",
      trigger: ".o_tower_see:focus",
      run: "press Enter",
    },
    row("Item 9 of PO-2005"),
    {content: "Back", trigger: ".o_list_view", run: "press alt+b"},
    first("exceptions"),
    {trigger: "#o_distribution_find:focus", run: "press Tab"},
    {trigger: "button[title='Look again']:focus", run: "press Tab"},
    {
      content: "From block to block",
      trigger: ".o_tower_see:focus",
      run: "press ArrowDown",
    },
    {
      content: "From number to number",
      trigger: ".o_figure[data-figure=exception_todo]:focus",
      run: "press ArrowRight",
    },
    {trigger: ".o_figure[data-figure=exception_mine]:focus", run: "press ArrowLeft"},
    {
      content: "Open what it counted",
      trigger: ".o_figure[data-figure=exception_todo]:focus",
      run: "press Enter",
    },
    row("Item 9 of PO-2005"),
    {content: "Back", trigger: ".o_list_view", run: "press alt+b"},
    first("exceptions"),
    {trigger: "#o_distribution_find:focus", run: "press Tab"},
    {
      content: "The box has a key of its own",
      trigger: "button[title='Look again']:focus",
      run: "press alt+f",
    },
    {
      content: "Type a number",
      trigger: "#o_distribution_find:focus",
      run: "edit PO-2002",
    },
    {
      content: "It is found, and chosen",
      trigger: ".o_distribution_find .ui-state-active:contains(PO-2002)",
    },
    {content: "Open it", trigger: "#o_distribution_find", run: "press Enter"},
    {
      content: "The order is open",
      trigger: ".o_form_view .o_field_widget[name=name]",
    },
    {content: "Back", trigger: ".o_form_view", run: "press alt+b"},
    first("exceptions"),
  ],
});
