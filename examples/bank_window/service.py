"""The bank's service: the HRSS window inside the teller's own pages. Personal data goes in bodies, never in addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from bank import Bank, Reused, Unknown
from banjian import Error, Office, Refusal, Reported
from fastapi import Depends, FastAPI, Header, HTTPException, Request
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


def hexadecimal(*names: str) -> str:
    """An id of 16 bytes that follows from names."""
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:32]


def command_id(idempotency_key: Annotated[str | None, Header(max_length=200)] = None) -> str:
    """The id of the command that a click stands for. The page makes up a new key for each click and sends it again with the
    same one where no answer came: whatever comes twice is done once."""
    if not idempotency_key:
        raise HTTPException(400, "an act needs the header Idempotency-Key, a new one for each click")
    return hexadecimal("click", idempotency_key)


Click = Annotated[str, Depends(command_id)]


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
        return said(error, 409 if error.code == "case-moved-on" else 422)

    @app.exception_handler(Unknown)
    async def unknown(_: Request, __: Unknown) -> JSONResponse:
        return JSONResponse({"reports": []}, 404)

    @app.exception_handler(Reused)
    async def reused(_: Request, __: Reused) -> JSONResponse:
        return JSONResponse({"detail": "this Idempotency-Key was used for something else"}, 422)

    # Plain functions run in threads: the office lets them go on side by side.

    @app.get("/items")
    def items(q: str) -> list[dict[str, str]]:
        return [{"code": hit.code, "name": hit.item.name.zh} for hit in office.catalog.search(q)[:10]]

    @app.post("/precheck")
    def precheck(asked: Precheck) -> dict[str, Any]:
        return office.precheck(asked.item, asked.facts).to_dict()

    @app.post("/cases", status_code=201)
    def opened(asked: Opening, click: Click) -> dict[str, Any]:
        case_id = hexadecimal("case", click)
        bank.open_visit(case_id, asked.customer, asked.item)
        command: dict[str, object] = {"register": {"applicant": "natural", "item": asked.item, "period": ""}}
        return window.act(case_id, command, command_id=click, at=clock(), customer=asked.customer).to_dict()

    @app.post("/cases/{number}/receive")
    def received(number: str, asked: Receipt, click: Click) -> dict[str, Any]:
        case_id, customer, _ = bank.visit(number)
        materials = [{"hash": None, "material": paper, "original": "seen"} for paper in asked.papers]
        command: dict[str, object] = {
            "receive": {"attends": "applicant", "identified": "document-read", "materials": materials}
        }
        reply = window.act(case_id, command, command_id=click, at=clock(), customer=customer, facts=asked.facts)
        return reply.to_dict()

    @app.post("/cases/{number}/look-again")
    def looked_again(number: str) -> dict[str, Any]:
        """How the case stands, for a page that was told `case-moved-on`: from now on the teller acts on this."""
        bank.visit(number)
        case = office.case(number)
        bank.look_again(number, case.version)
        return {"stage": str(case.stage), "version": case.version}

    @app.post("/cases/{number}/{command}")
    def acted(number: str, command: str, click: Click) -> dict[str, Any]:
        commands: dict[str, dict[str, object]] = {
            "accept": {"accept": {}},
            "complete-at-window": {"complete-at-window": {}},
            "serve": {"serve": {"method": "in-person"}},
            "withdraw": {"withdraw": {}},
        }
        if command not in commands:
            raise Unknown
        case_id, _, _ = bank.visit(number)
        return window.act(case_id, commands[command], command_id=click, at=clock()).to_dict()

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
