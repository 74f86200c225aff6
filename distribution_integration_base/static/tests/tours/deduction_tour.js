// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {registry} from "@web/core/registry";

/** From the queue to what a customer took off, and its decision. */
registry.category("web_tour.tours").add("distribution_deduction", {
  steps: () => [
    {
      content: "It waits for finance, in words",
      trigger:
        ".o_list_view .o_data_row:contains('price is not the agreed') td[name='words']",
      run: "click",
    },
    {
      content: "Its evidence is one click away",
      trigger: ".o_form_view button.o_distribution_more",
      run: "click",
    },
    {
      trigger: ".o-dropdown-item[data-decision='open_subject']",
      run: "click",
    },
    {
      content: "The invoice, the sum and the reason stand together",
      trigger:
        ".o_form_view:has([name='move_id']:contains('INV')) [name='amount']:contains('12.00')",
    },
    {
      content: "It is accepted",
      trigger: ".o_form_view button[name='action_accept']",
      run: "click",
    },
    {
      content: "It is decided, and nothing is left to press",
      trigger:
        ".o_form_view:not(:has(button[name='action_accept'])) " +
        ".o_arrow_button_current:contains('Written off')",
    },
    {
      content: "Back to the exception: it is resolved",
      trigger: ".o_back_button",
      run: "click",
    },
    {trigger: ".o_form_view .o_arrow_button_current:contains('Resolved')"},
  ],
});
