// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {registry} from "@web/core/registry";

// Not the rows of a dialog.
const ROW = ".o_action_manager .o_list_view .o_data_row:contains('Order T-1')";

/** A clerk's morning: see the tiles, filter by one, read, put off, decide. */
registry.category("web_tour.tours").add("distribution_exception_queue", {
  steps: () => [
    {
      content: "What is to be decided is shown first",
      trigger: "button[data-tile='todo'][aria-pressed='true']",
    },
    {
      content: "Filter by a tile",
      trigger: "button[data-tile='business']",
      run: "click",
    },
    {
      content: "It is pressed, and the first one is not any more",
      trigger:
        "nav:has(button[data-tile='business'][aria-pressed='true']) " +
        "button[data-tile='todo'][aria-pressed='false']",
    },
    {
      content: "The other class is gone from the list",
      trigger: ".o_list_renderer:not(:contains('Number T-3 was used'))",
    },
    {
      content: "Arrows go from tile to tile",
      trigger: "button[data-tile='business']:focus",
      run: "press ArrowRight",
    },
    {trigger: "button[data-tile='content']:focus"},
    {content: "Open an exception", trigger: `${ROW} td[name='words']`, run: "click"},
    {
      content: "The suggestion is the first button",
      trigger: ".o_form_view button[data-decision='accept_prices'].btn-primary",
    },
    {
      content: "The others stand under More",
      trigger: "button.o_distribution_more",
      run: "click",
    },
    {
      content: "What cannot be taken back is asked for once more",
      trigger: ".o-dropdown-item[data-decision='drop']",
      run: "click",
    },
    {
      trigger: ".modal:contains('cannot be taken back') .btn-secondary",
      run: "click",
    },
    {
      content: "What we made of it is one click away",
      trigger: ".o_notebook a[name='made']",
      run: "click",
    },
    {
      content: "Put it off",
      trigger: "button[name='action_snooze']",
      run: "click",
    },
    {
      trigger: ".modal div[name='reason'] input",
      run: "edit The buyer calls back",
    },
    {trigger: ".modal button[name='action_snooze']", run: "click"},
    {
      trigger:
        ".o_action_manager .o_form_view .alert-info:contains('The buyer calls back')",
    },
    {content: "Wake it", trigger: "button[name='action_wake']", run: "click"},
    {
      trigger:
        ".o_form_view:not(:has(button[name='action_wake'])) button[name='action_snooze']",
    },
    {content: "Back to the queue", trigger: ".o_back_button", run: "click"},
    {
      content: "Decide in the row",
      trigger: `${ROW} button:contains('Accept prices once')`,
      run: "click",
    },
    {
      content: "The others with the same cause are offered",
      trigger: ".modal:contains('1 other') button[name='action_start']",
      run: "click",
    },
    {
      content: "What came of each is shown",
      trigger: ".o_action_manager .o_form_view .o_data_row",
    },
    {content: "Back to the queue", trigger: ".o_back_button", run: "click"},
    {
      content: "Nothing of it is left to decide",
      trigger: ".o_list_view:not(:has(.o_data_row))",
    },
  ],
});
