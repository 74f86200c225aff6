# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""OpenAPI 3.1 from the operation table: what routes is what is described."""

import re

from pydantic.json_schema import models_json_schema

from .problems import KINDS, MEDIA_TYPE, ProblemDocument

_REFERENCE = "#/components/schemas/{model}"
_REQUEST_ID = {
    "X-Request-Id": {
        "description": "Names this call in our log.",
        "schema": {"type": "string"},
    }
}


def document(operations, title, version, prefix):
    """Return the OpenAPI document (dict) of ``operations``.

    :param operations: rows of the operation table.
    :param prefix: path under which all of them stand.
    """
    models = _models(operations)
    references, schemas = models_json_schema(models, ref_template=_REFERENCE)
    paths = {}
    for operation in operations:
        described = _operation(operation, references)
        paths.setdefault(operation.path, {})[operation.method.lower()] = described
    return {
        "openapi": "3.1.1",
        "info": {"title": title, "version": version},
        "servers": [{"url": prefix}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def _models(operations):
    models = [(ProblemDocument, "serialization")]
    for operation in operations:
        models += [(m, "validation") for m in (operation.body, operation.query) if m]
        if operation.answer:
            models.append((operation.answer, "serialization"))
    return list(dict.fromkeys(models))


def _operation(operation, references):
    described = {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.description,
        "responses": _answers(operation, references),
        "security": [{"key": []}] if operation.scope else [],
    }
    parameters = _parameters(operation)
    if parameters:
        described["parameters"] = parameters
    if operation.scope:
        described["x-scope"] = operation.scope
    if operation.body:
        schema = references[operation.body, "validation"]
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    return described


def _parameters(operation):
    parameters = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1},
        }
        for name in re.findall(r"{(\w+)}", operation.path)
    ]
    if operation.query:
        schema = operation.query.model_json_schema()
        parameters += [
            {
                "name": name,
                "in": "query",
                "required": name in schema.get("required", ()),
                "description": each.pop("description", ""),
                "schema": each,
            }
            for name, each in schema["properties"].items()
        ]
    if operation.idempotent:
        parameters.append(_idempotency_key())
    return parameters


def _idempotency_key():
    return {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "A text of your own, new for each order. The same key with the "
        "same body gets the same answer for 7 days and nothing happens twice.",
        "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 255,
            "pattern": "^[!-~]([ -~]*[!-~])?$",
        },
    }


def _answers(operation, references):
    schema = {"type": "object"}
    if operation.answer:
        schema = references[operation.answer, "serialization"]
    answers = {
        str(operation.status): {
            "description": operation.summary,
            "headers": _REQUEST_ID | _success_headers(operation),
            "content": {"application/json": {"schema": schema}},
        }
    }
    for kind in operation.problem_kinds():
        told = KINDS[kind]
        answer = answers.setdefault(
            str(told.status),
            {
                "description": "",
                "headers": _REQUEST_ID,
                "content": {
                    MEDIA_TYPE: {"schema": references[ProblemDocument, "serialization"]}
                },
            },
        )
        line = f"`{kind}`: {told.detail}"
        answer["description"] = f"{answer['description']}\n\n{line}".strip()
    return answers


def _success_headers(operation):
    names = {}
    if operation.idempotent:
        names["Idempotency-Replayed"] = "'true' when the answer is a repeated one."
        names["Location"] = "Where the order can be read."
    return {
        name: {"description": words, "schema": {"type": "string"}}
        for name, words in names.items()
    }
