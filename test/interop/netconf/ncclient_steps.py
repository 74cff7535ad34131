"""Runs steps with ncclient: JSON on standard input, JSON results on standard output.

Input: {"host", "port", "username", "password"|"key", "device": "default", "steps": [[method, args, kwargs], ..]}.
A result is {"xml": ..} or {"error": {tag, type, path, message, info}}.
"""
import json
import sys

from ncclient import manager
from ncclient.operations import RPCError
from ncclient.xml_ import to_ele
import ncclient.transport.ssh as transport

transport.TICK = 0.002  # it polls; by itself every 100 ms

given = json.load(sys.stdin)
with manager.connect(
    host=given["host"],
    port=given["port"],
    username=given["username"],
    password=given.get("password"),
    key_filename=given.get("key"),
    hostkey_verify=False,
    allow_agent=False,
    look_for_keys=False,
    device_params={"name": given.get("device", "default")},
    timeout=30,
) as session:
    results = []
    for method, args, kwargs in given["steps"]:
        try:
            if method == "dispatch":
                args = [to_ele(args[0])]
            if method == "take_notification":
                taken = session.take_notification(timeout=10)
                results.append({"xml": taken.notification_xml if taken else None})
                continue
            for name, value in kwargs.items():
                if name == "filter" and isinstance(value, list):
                    kwargs[name] = tuple(value)
            reply = getattr(session, method)(*args, **kwargs)
            results.append({"xml": reply.xml})
        except RPCError as error:
            results.append({
                "error": {
                    "tag": error.tag,
                    "type": error.type,
                    "path": error.path,
                    "message": error.message,
                    "info": error.info,
                }
            })
    print(json.dumps({
        "capabilities": sorted(str(uri) for uri in session.server_capabilities),
        "session": session.session_id,
        "results": results,
    }))
