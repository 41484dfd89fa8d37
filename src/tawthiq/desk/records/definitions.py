"""What each type of event is, in a sentence: how a coder tells it from its neighbours."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEFINITIONS: Final[dict[str, Promise]] = {
    "airstrike": _(
        "Bombing by aircraft, helicopters or drones, also with barrel bombs."
    ),
    "shelling": _("Artillery, mortars, rockets or missiles fired from the ground."),
    "bombing": _("An explosive that was laid, carried or driven there goes off."),
    "chemical_attack": _("A strike with gas or another chemical agent."),
    "ground_attack": _("An attack by forces on the ground, or by means not told."),
    "clash": _("Armed sides fight each other; all of them are actors."),
    "shooting": _("Fire from small arms, snipers included, that is no fight."),
    "killing": _("An execution, a massacre, a killing in custody or by assassins."),
    "abduction": _("Somebody is taken away by force, by no authority of the law."),
    "detention": _("Somebody is arrested or held by those who claim authority."),
    "control": _("A named place changes hands."),
    "withdrawal": _("A side leaves, falls back from or loses ground."),
    "advance": _("A side gains ground without a named place changing hands."),
    "siege": _("A place is encircled or blockaded, or a road to it is cut."),
    "shootdown": _("An aircraft or drone is brought down, or crashes."),
    "equipment_loss": _(
        "Vehicles, weapons or stores are destroyed or taken; how is not told."
    ),
    "damage": _("A civilian object is damaged or destroyed; how is not told."),
    "casualties": _(
        "People are killed, injured, missing or taken; how is not told, or it is a sum."
    ),
    "displacement": _("People flee or are driven out."),
    "evacuation": _("People are brought out in an organised way."),
    "release": _(
        "Prisoners, hostages or bodies are set free, handed over or exchanged."
    ),
    "aid": _("Relief is brought; denied where it was kept out."),
    "deployment": _("Forces, weapons or reinforcements are sent or massed."),
    "defection": _("A person or a unit changes sides or surrenders."),
    "negotiation": _("Parties meet, talk, or send word to each other."),
    "agreement": _("A truce, ceasefire or deal is reached or in force."),
    "rejection": _("An offer is refused, or talks are declared ended or failed."),
    "demand": _("Somebody calls, demands or appeals for something to be done."),
    "threat": _("Somebody threatens, vows or sets an ultimatum."),
    "condemnation": _("Somebody denounces an act in public, or blames it on somebody."),
    "responsibility": _("Somebody claims to have done it, or denies that they have."),
    "protest": _("A demonstration, strike or riot about the conflict."),
}
