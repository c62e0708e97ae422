# ruff: noqa: PLC0415  (a proof's libraries load when it is asked for)
"""The proofs, each behind a door: functions that import what they return."""

from pipeline.registry.format import Proof


def epub() -> Proof:
    from pipeline.validators.proofs import prove_epub

    return prove_epub


def pdf() -> Proof:
    from pipeline.validators.proofs import prove_pdf

    return prove_pdf


def audio() -> Proof:
    from pipeline.validators.proofs import prove_audio

    return prove_audio


def daisy() -> Proof:
    from pipeline.validators.proofs import prove_daisy

    return prove_daisy


def m4b() -> Proof:
    from pipeline.validators.proofs import prove_m4b

    return prove_m4b


def audiobook() -> Proof:
    from pipeline.validators.proofs import prove_audiobook

    return prove_audiobook


def captions() -> Proof:
    from pipeline.validators.proofs import prove_captions

    return prove_captions


def records() -> Proof:
    from pipeline.validators.proofs.records import prove_records

    return prove_records


def podcast() -> Proof:
    from pipeline.validators.proofs import prove_podcast

    return prove_podcast
