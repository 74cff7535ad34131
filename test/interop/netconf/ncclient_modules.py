"""Two ncclient sessions: one listens, the other installs a module, edits its data and removes it again.

Input as JSON: {"host", "port"}. Output as JSON: what each step gave, notifications by their names.
"""
import json
import sys
from html import escape

from lxml import etree
from ncclient import manager
from ncclient.operations import RPCError
from ncclient.xml_ import to_ele
import ncclient.transport.ssh as transport

transport.TICK = 0.002

given = json.load(sys.stdin)
MODULES = 'xmlns="urn:sly:modules"'
BOX = "urn:acme:box"
TEXT = """module acme-box {
  namespace "urn:acme:box"; prefix box;
  container box { leaf size { type uint8 { range "1..10"; } } }
}"""


def connect():
    return manager.connect(host=given["host"], port=given["port"], username="admin", password="admin",
                           hostkey_verify=False, allow_agent=False, look_for_keys=False, timeout=30)


def edit(session, content):
    session.edit_config(target="running", config=
        f'<config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><box xmlns="{BOX}" '
        f'xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0"{content}</config>')


def remove(session):
    session.dispatch(to_ele(f"<remove-module {MODULES}><name>acme-box</name></remove-module>"))


with connect() as listener, connect() as worker:
    listener.create_subscription()

    def heard():
        taken = listener.take_notification(timeout=10)
        return etree.QName(taken.notification_ele[1]).localname if taken else None

    seen = {}
    worker.dispatch(to_ele(f"<install-module {MODULES}><name>acme-box</name><source>{escape(TEXT)}</source></install-module>"))
    seen["installed"] = [heard(), heard(), heard()]
    edit(worker, "><size>5</size></box>")
    seen["edited"] = heard()
    # The session that was open before the module came reads it as well.
    seen["read"] = listener.get_config("running", ("subtree", f'<box xmlns="{BOX}"/>')).xml
    with connect() as later:
        seen["hello"] = [uri for uri in later.server_capabilities if uri.startswith(BOX)]
        heard()
    heard()
    try:
        remove(worker)
    except RPCError as error:
        seen["refused"] = {"tag": error.tag, "message": error.message}
    edit(worker, ' nc:operation="delete"/>')
    heard()
    remove(worker)
    seen["removed"] = [heard(), heard(), heard()]

    # Two at once, one of deviations of the other, with a submodule and one feature of two.
    garden = """module garden { yang-version 1.1; namespace "urn:garden"; prefix g; include garden-bed;
      feature pond; feature hut; container garden { uses bed; leaf pond { if-feature pond; type empty; }
        leaf hut { if-feature hut; type empty; } } }"""
    bed = """submodule garden-bed { yang-version 1.1; belongs-to garden { prefix g; }
      grouping bed { leaf bed { type string; } leaf row { type string; } } }"""
    less = """module less { yang-version 1.1; namespace "urn:less"; prefix l; import garden { prefix g; }
      deviation /g:garden/g:row { deviate not-supported; } }"""
    reply = worker.dispatch(to_ele(
        f"<install-module {MODULES}><module><name>garden</name><feature>pond</feature></module><module><name>less</name></module>"
        + "".join(f"<source>{escape(text)}</source>" for text in (garden, bed, less)) + "</install-module>"))
    seen["together"] = [each.text for each in etree.fromstring(reply.xml.encode()).findall(".//{*}added")]
    with connect() as later:
        seen["features"] = [uri for uri in later.server_capabilities if uri.startswith("urn:garden")]

    def garden_of(content):
        try:
            worker.edit_config(target="running", config=
                f'<config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><garden xmlns="urn:garden">{content}</garden></config>')
            return "ok"
        except RPCError as error:
            return error.tag

    seen["garden"] = [garden_of(content) for content in ("<bed>a</bed>", "<pond/>", "<hut/>", "<row>a</row>")]
    try:
        worker.dispatch(to_ele(f"<remove-module {MODULES}><name>cisco-smart-license</name></remove-module>"))
    except RPCError as error:
        seen["own"] = {"tag": error.tag, "message": error.message}
    print(json.dumps(seen))
