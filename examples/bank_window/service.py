"""The bank's service: the HRSS window inside the teller's own pages. Personal data goes in bodies, never in addresses."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bank import Bank
from banjian import Error, Office, Refusal, Reported
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from window import Window


class Precheck(BaseModel):
    item: str
    facts: dict[str, Any]


class Opening(BaseModel):
    customer: int
    item: str


class Receipt(BaseModel):
    papers: list[int]
    facts: dict[str, Any] | None = None


def service(bank: Bank, office: Office, window: Window, clock: Callable[[], datetime]) -> FastAPI:
    """The application."""
    app = FastAPI(title="bank window")

    def said(error: Reported, status: int) -> JSONResponse:
        reports = [
            {"code": report.code, "help": report.help.zh, "message": report.message.zh, "source": report.source}
            for report in error.reports
        ]
        return JSONResponse({"reports": reports}, status)

    @app.exception_handler(Refusal)
    async def refused(_: Request, error: Refusal) -> JSONResponse:
        return said(error, 409)

    @app.exception_handler(Error)
    async def wrong(_: Request, error: Error) -> JSONResponse:
        return said(error, 422)

    @app.exception_handler(KeyError)
    async def unknown(_: Request, __: KeyError) -> JSONResponse:
        return JSONResponse({"reports": []}, 404)

    # Plain functions run in threads: the office lets them go on side by side.

    @app.get("/items")
    def items(q: str) -> list[dict[str, str]]:
        return [{"code": hit.code, "name": hit.item.name.zh} for hit in office.catalog.search(q)[:10]]

    @app.post("/precheck")
    def precheck(asked: Precheck) -> dict[str, Any]:
        return office.precheck(asked.item, asked.facts).to_dict()

    @app.post("/cases", status_code=201)
    def opened(asked: Opening) -> dict[str, Any]:
        case_id = uuid.uuid4().hex
        bank.open_visit(case_id, asked.customer, asked.item)
        command: dict[str, object] = {"register": {"applicant": "natural", "item": asked.item, "period": ""}}
        return window.act(case_id, command, at=clock(), customer=asked.customer).to_dict()

    @app.post("/cases/{number}/receive")
    def received(number: str, asked: Receipt) -> dict[str, Any]:
        case_id, customer, _ = bank.visit(number)
        materials = [{"hash": None, "material": paper, "original": "seen"} for paper in asked.papers]
        command: dict[str, object] = {
            "receive": {"attends": "applicant", "identified": "document-read", "materials": materials}
        }
        return window.act(case_id, command, at=clock(), customer=customer, facts=asked.facts).to_dict()

    @app.post("/cases/{number}/{command}")
    def acted(number: str, command: str) -> dict[str, Any]:
        commands: dict[str, dict[str, object]] = {
            "accept": {"accept": {}},
            "complete-at-window": {"complete-at-window": {}},
            "serve": {"serve": {"method": "in-person"}},
            "withdraw": {"withdraw": {}},
        }
        case_id, _, _ = bank.visit(number)
        return window.act(case_id, commands[command], at=clock()).to_dict()

    @app.get("/cases/{number}/next")
    def allowed(number: str) -> list[dict[str, Any]]:
        found = window.desk.allowed(office.case(number), now=clock())
        return [
            {"command": str(next.kind), "words": next.words.zh, "why_not": next.refusal and next.refusal.message.zh}
            for next in found
        ]

    @app.get("/cases/{number}/notices")
    def notices(number: str) -> list[str]:
        return [notice.text() for notice in office.notices(bank.visit(number)[0])]

    return app
