"""Codes the state gives to agencies, procedures and dossiers: parse and build."""

from motcua.core.codes.agencies import AgencyCode, AgencyForm, parse_agency_code
from motcua.core.codes.dossiers import DossierCode, parse_dossier_code
from motcua.core.codes.errors import UnreadableCode
from motcua.core.codes.procedures import ProcedureCode, parse_procedure_code

__all__ = [
    "AgencyCode",
    "AgencyForm",
    "DossierCode",
    "ProcedureCode",
    "UnreadableCode",
    "parse_agency_code",
    "parse_dossier_code",
    "parse_procedure_code",
]
