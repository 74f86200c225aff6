# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One shipment, told in every layout of levels, in both syntaxes."""

import canonical
import ediwire
import pytest
from ediwire import edifact
from ediwire.documents.shipment_layout import TREES
from ediwire.gs1 import check_digit
from hypothesis import given, settings
from hypothesis import strategies as st

_EXTRAS = [{}, {"lot": "L-7"}, {"serials": ["S1", "S2"]}, {"expiry": "2027-03-01"}]


def sscc(number):
    """Return a valid SSCC-18 that ends in ``number`` and its check digit."""
    body = f"0061414{number:010d}"
    return body + check_digit(body)


def line(number, quantity, extra=None):
    codes = [{"kind": "vendor", "value": f"V{number}", "qualifier": "VN"}]
    goods = {"number": str(number), "quantity": str(quantity), "unit": "EA"}
    return {**goods, "codes": codes, **(extra or {})}


def shipment(orders, pallets=(), **more):
    return {
        "type": "shipment",
        "number": "OUT-00042",
        "shipped_at": "2026-11-20T16:30:00",
        **({"pallets": list(pallets)} if pallets else {}),
        "orders": orders,
        **more,
    }


def order(number, *cartons):
    return {"order_number": number, "cartons": list(cartons)}


def carton(number, *lines, **more):
    return {"sscc": sscc(number), **more, "lines": list(lines)}


MIXED = shipment(
    [
        order(
            "PO-1",
            carton(1, line(1, 6), line(2, 4), pallet="1"),
            carton(2, line(1, 6), pallet="1"),
            carton(3, line(3, 5)),
        ),
        order("PO-2", carton(4, line(1, 2), pallet="2", weight="3.5")),
    ],
    [
        {"number": "1", "sscc": sscc(901), "weight": "120"},
        {"number": "2", "sscc": sscc(902)},
    ],
    weight_unit="LB",
)


def segments(document, tree):
    """Return the segments of an 856."""
    _group, _code, found = ediwire.documents.write(document, tree=tree)
    return found


def levels(document, tree):
    """Return the kinds from the root down (``SOP``) of each HL, in order."""
    paths, shown = {"": ""}, []
    for each in segments(document, tree):
        if each[0] == "HL":
            paths[each[1]] = paths[each[2]] + each[3]
            shown.append(paths[each[1]])
    return shown


def as_x12(document, tree, profile):
    data = ediwire.write_interchange(
        [ediwire.documents.write(document, tree=tree)], profile
    )
    (interchange,) = ediwire.read_interchanges(data)
    return interchange.groups[0].sets[0]


def as_edifact(document, tree, profile):
    found = edifact.documents.write(document, tree=tree)
    data = edifact.write_interchange([found], profile)
    (interchange,) = ediwire.read_interchanges(data)
    return interchange.groups[0].sets[0]


def read(message):
    """Return what is read, after nothing was found wrong."""
    assert message.findings == []
    document, findings = ediwire.documents.read(message)
    assert findings == []
    canonical.parse(document)
    return document


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        ("SOPI", "SO SOP SOPI SOPI SOP SOPI SOP SOPI SO SOP SOPI"),
        ("SOTPI", "SO SOT SOTP SOTPI SOTPI SOTP SOTPI SOP SOPI SO SOT SOTP SOTPI"),
        ("SPOI", "SP SPO SPOI SPOI SP SPO SPOI SP SPO SPOI SP SPO SPOI"),
        (
            "STPOI",
            "ST STP STPO STPOI STPOI STP STPO STPOI SP SPO SPOI ST STP STPO STPOI",
        ),
        ("SOI", "SO SOI SOI SOI SO SOI"),
        ("SOTI", "SO SOT SOTI SOTI SOT SOTI SO SOT SOTI"),
    ],
)
def test_levels_of_each_layout(tree, told):
    assert levels(MIXED, tree) == ["S", *told.split()]


def test_layout_is_named_in_the_header():
    standard = shipment([order("PO-1", carton(1, line(1, 6)))])
    for tree, code in TREES.items():
        assert segments(standard, tree)[0][5] == code


def test_pallets_have_their_own_code_and_weight():
    found = ["*".join(each) for each in segments(MIXED, "SOTPI")]
    at = found.index("HL*3*2*T")
    assert found[at + 1 : at + 3] == [
        "TD1*PLT*1****G*120*LB",
        f"MAN*GM*00{sscc(901)}",
    ]
    assert "TD1*PLT*2" in found
    assert "TD1*PLT*2" not in ["*".join(each) for each in segments(MIXED, "SOPI")]


def test_standard_pack_tells_equal_cartons_at_one_item(profile):
    document = shipment(
        [
            order(
                "PO-1",
                carton(1, line(1, 24)),
                carton(2, line(1, 24)),
                carton(3, line(1, 5)),
            )
        ]
    )
    assert levels(document, "SOIP") == "S SO SOI SOIP SOIP SOI SOIP".split()
    found = ["*".join(each) for each in segments(document, "SOIP")]
    assert [each for each in found if each.startswith("SN1")] == [
        "SN1*1*48*EA",
        "SN1*1*5*EA",
    ]
    assert read(as_x12(document, "SOIP", profile)) == document


def test_broken_quantities_are_not_shared(profile):
    document = shipment(
        [order("PO-1", carton(1, line(1, "1.5")), carton(2, line(1, "1.5")))]
    )
    assert read(as_x12(document, "SOIP", profile)) == document


def test_carton_of_two_items_is_no_standard_pack():
    with pytest.raises(ediwire.WriteError, match="holds several items"):
        segments(MIXED, "SOIP")


def test_layout_that_does_not_exist():
    with pytest.raises(ediwire.WriteError, match="no layout 'SIO'"):
        segments(MIXED, "SIO")


def test_items_without_packaging_are_added_up():
    found = [each for each in segments(MIXED, "SOI") if each[0] == "SN1"]
    assert [(each[1], each[2]) for each in found] == [
        ("1", "12"),
        ("2", "4"),
        ("3", "5"),
        ("1", "2"),
    ]


def test_carton_of_two_orders_is_told_once(profile):
    document = shipment(
        [
            order("PO-1", carton(1, line(1, 6)), carton(2, line(2, 1))),
            order("PO-2", carton(1, line(1, 3))),
        ]
    )
    assert levels(document, "SPOI") == "S SP SPO SPOI SPO SPOI SP SPO SPOI".split()
    assert read(as_x12(document, "SPOI", profile)) == document


@pytest.mark.parametrize("tree", ["SOTPI", "STPOI", "SOTI"])
def test_pallet_of_two_orders_is_one(tree, profile, edifact_profile):
    """Below each order where orders are told first; weighed and counted once."""
    packs = [carton(1, line(1, 6), pallet="1"), carton(2, line(1, 3), pallet="1")]
    if tree == "SOTI":
        packs = [{"pallet": "1", "lines": each["lines"]} for each in packs]
    pallet = {"number": "1", "sscc": sscc(901), "weight": "120"}
    orders = [order(f"PO-{at}", pack) for at, pack in enumerate(packs)]
    document = shipment(orders, [pallet], weight_unit="LB")
    found = ["*".join(each) for each in segments(document, tree)]
    assert "TD1*PLT*1" in found
    assert len([each for each in found if each.startswith("TD1*PLT*1*")]) == 1
    assert read(as_x12(document, tree, profile)) == document
    assert read(as_edifact(document, tree, edifact_profile())) == document


def test_order_told_below_each_pallet_is_one(profile):
    assert read(as_x12(MIXED, "STPOI", profile)) == MIXED


def test_notice_that_replaces_another(profile, edifact_profile):
    document = shipment([order("PO-1", carton(1, line(1, 6)))], purpose="replace")
    assert segments(document, "SOPI")[0][1] == "05"
    assert read(as_x12(document, "SOPI", profile)) == document
    assert read(as_edifact(document, "SOPI", edifact_profile())) == document


def test_despatch_advice_nests_cartons_below_pallets(edifact_profile):
    _code, found = edifact.documents.write(MIXED, tree="SOTPI")
    shown = [
        "+".join(map(str, each)).rstrip("+")
        for each in found
        if each[0] in ("CPS", "PAC", "LIN")
    ]
    assert shown == [
        "CPS+1",
        "PAC+4++CT",
        "CPS+2+1",
        "PAC+1++PX",
        "CPS+3+2",
        "PAC+1++CT",
        "LIN+1",
        "LIN+2",
        "CPS+4+2",
        "PAC+1++CT",
        "LIN+3",
        "CPS+5+1",
        "PAC+1++CT",
        "LIN+4",
        "CPS+6+1",
        "PAC+1++PX",
        "CPS+7+6",
        "PAC+1++CT",
        "LIN+5",
    ]
    told = read(as_edifact(MIXED, "SOTPI", edifact_profile()))
    assert told == MIXED


def test_despatch_advice_of_equal_cartons_is_shared_out(edifact_profile):
    cartons = [carton(number, line(1, 24)) for number in (1, 2)]
    document = shipment([order("PO-1", *cartons)])
    _code, found = edifact.documents.write(document, tree="SOIP")
    assert len([each for each in found if each[0] == "LIN"]) == 1
    assert read(as_edifact(document, "SOIP", edifact_profile())) == document


# --- any shipment, in any layout ------------------------------------------------------

_LINES = st.lists(
    st.tuples(st.integers(1, 99), st.sampled_from(_EXTRAS)), min_size=1, max_size=3
)
_CARTONS = st.lists(
    st.tuples(st.sampled_from([None, 0, 1]), _LINES), min_size=1, max_size=4
)
_ORDERS = st.lists(_CARTONS, min_size=1, max_size=3)


def _made(orders, tree):
    """Return a shipment in the order in which ``tree`` tells it."""
    pallets, made, serial = [], [], 0
    for at, cartons in enumerate(orders):
        known, packs = {}, []
        wanted = cartons if "T" in tree else [(None, lines) for _p, lines in cartons]
        # Cartons of one pallet are told together, where its first one stands.
        places = list(
            dict.fromkeys(
                (p, i if p is None else 0) for i, (p, _l) in enumerate(wanted)
            )
        )
        wanted = [
            (pallet, lines)
            for key in places
            for i, (pallet, lines) in enumerate(wanted)
            if (pallet, i if pallet is None else 0) == key
        ]
        for pallet, lines in wanted:
            serial += 1
            items = [line(n, q, extra) for n, (q, extra) in enumerate(lines, 1)]
            pack = carton(serial, *(items[:1] if tree == "SOIP" else items))
            if pallet is not None:
                if pallet not in known:
                    known[pallet] = str(len(pallets) + 1)
                    code = sscc(900 + len(pallets))
                    pallets.append({"number": known[pallet], "sscc": code})
                pack["pallet"] = known[pallet]
            packs.append(pack)
        made.append(order(f"PO-{at}", *packs))
    return shipment(made, pallets)


def _grouped(document):
    """Equal cartons of a standard pack come back side by side."""
    for each in document["orders"]:
        groups = {}
        for pack in each["cartons"]:
            [goods] = pack["lines"]
            alone = pack["sscc"] if goods.get("serials") else ""
            groups.setdefault((repr(goods), alone), []).append(pack)
        each["cartons"] = [pack for packs in groups.values() for pack in packs]
    return document


@pytest.mark.parametrize("tree", ["SOPI", "SOTPI", "SPOI", "STPOI", "SOIP"])
@settings(max_examples=40, deadline=None)
@given(orders=_ORDERS)
def test_any_shipment_comes_back(tree, profile, edifact_profile, orders):
    document = _made(orders, tree)
    if tree == "SOIP":
        document = _grouped(document)
    assert read(as_x12(document, tree, profile)) == document
    assert read(as_edifact(document, tree, edifact_profile())) == document


@pytest.mark.parametrize("tree", ["SOI", "SOTI"])
def test_what_stands_without_cartons_comes_back(tree, profile, edifact_profile):
    loose = [{"lines": [line(1, 6), line(2, 4, {"lot": "L-1"})]}]
    pallets = []
    if tree == "SOTI":
        loose.insert(0, {"pallet": "1", "lines": [line(1, 7)]})
        pallets = [{"number": "1", "sscc": sscc(900)}]
    document = shipment([order("PO-1", *loose)], pallets)
    assert read(as_edifact(document, tree, edifact_profile())) == _turned(
        document, tree
    )
    assert read(as_x12(document, tree, profile)) == document


def _turned(document, tree):
    """A DESADV tells lines of the shipment's own level before those of packages."""
    if tree == "SOI":
        return document
    [told] = document["orders"]
    return {**document, "orders": [{**told, "cartons": told["cartons"][::-1]}]}
