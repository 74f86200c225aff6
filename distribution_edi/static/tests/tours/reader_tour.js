// Copyright 2026 The Distribution Integration Suite authors
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

/** From the exception to the fault in the document, and on to Odoo's record. */
tours.add("distribution_edi_reader", {
  steps: () => [
    {
      content: "The exception leads to its document",
      trigger: "button[name='action_read_edi']",
      run: "click",
    },
    {
      content: "The fault stands at its segment, the value is marked",
      trigger:
        ".o_edi_segment[data-worst='error']:contains('beginning of the purchase order')" +
        " .o_edi_part[data-fault='error']:contains('20261399')",
    },
    {
      content: "It is said in a sentence",
      trigger: ".o_edi_segment li[data-severity='error']:contains('is not a date')",
    },
    {
      content: "Codes are said in words",
      trigger: ".o_edi_part:contains('ST'):contains('ship to')",
    },
    {
      content: "What looks like markup is text and nothing else",
      trigger:
        ".o_edi_reader:not(:has(img, script, iframe))" +
        " .o_edi_part:contains('<img src=x onerror=')",
    },
    {
      content: "On to the message",
      trigger: ".o_edi_reader aside button:contains('.edi')",
      run: "click",
    },
    {trigger: ".o_form_view button[name='action_read_edi']"},
  ],
});

/** A document from a mail is read and nothing is kept. */
tours.add("distribution_edi_paste", {
  steps: () => [
    {
      content: "Paste",
      trigger: "#o_edi_text",
      run:
        "edit ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         " +
        "*261121*1530*U*00401*000000007*0*T*:~GS*PO*B*S*20261121*1530*7*X*004010~" +
        "ST*850*0001~BEG*00*SA*<b>PO-9</b>**20261121~N1*ST*Quay*92*0042~" +
        "PO1*1*2*EA*1**VN*A~CTT*1~SE*6*0001~GE*1*7~IEA*1*000000007~",
    },
    {content: "Read", trigger: "button:contains('Read it')", run: "click"},
    {
      content: "It is shown as it stands",
      trigger:
        ".o_edi_reader:not(:has(code b)) .o_edi_part:contains('<b>PO-9</b>')",
    },
    {trigger: "[data-clean]:contains('No fault was found')"},
    {content: "Another", trigger: "button:contains('Read another')", run: "click"},
    {
      content: "Something else than EDI",
      trigger: "#o_edi_text",
      run: "edit Dear partner, see the attached file.",
    },
    {trigger: "button:contains('Read it')", run: "click"},
    {trigger: "li[data-severity='error']:contains('no interchange')"},
    {content: "Another", trigger: "button:contains('Read another')", run: "click"},
    {
      content: "A file",
      trigger: ".o_edi_reader label:contains('Choose a file')",
      run() {
        const text =
          "UNB+UNOC:3+5412345000013:14+4012345500004:14+261121:1530+R1'" +
          "UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+PO-7+9'DTM+137:20261121:102'" +
          "UNS+S'UNT+5+1'UNZ+1+R1'";
        const files = new DataTransfer();
        files.items.add(new File([text], "order.edi"));
        const input = this.anchor.querySelector("input");
        input.files = files.files;
        input.dispatchEvent(new Event("change"));
      },
    },
    {trigger: ".o_edi_reader:contains('order.edi') .o_edi_part:contains('PO-7')"},
  ],
});
